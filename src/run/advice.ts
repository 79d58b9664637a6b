import { credential, workspaceHeader } from '../../spec/credentials.js';
import { isOfScheme, type LentName, variableFor } from '../../spec/scheme-credentials.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Mismatch } from '../model/finding.js';

/** What to lend so that the cases can be judged. */
export function adviceFor(name: LentName, { workspaceId, unusable }: Facts): Mismatch {
  if (isOfScheme(name)) {
    const where = name.replaceAll('-', ' ');
    return { where, expected: 'one to be lent', received: 'none', note: `set ${variableFor(name)}` };
  }
  const reason = unusable?.[name];
  if (reason !== undefined) return reason;
  const { variable, needsWorkspace, hint, claim } = credential(name);
  const variables =
    needsWorkspace && workspaceId === undefined ? `${variable} and ${workspaceHeader.variable}` : variable;
  const advice = [
    ...(hint === undefined ? [] : [hint]),
    ...(claim === undefined ? [] : [`or withdraw the claim with claims.${claim.name}: false`]),
  ];
  return {
    where: name.replaceAll('-', ' '),
    expected: 'one to be lent',
    received: 'none',
    note: [`set ${variables}`, ...advice].join(', '),
  };
}
