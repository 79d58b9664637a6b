import { type CredentialName, credential, workspaceHeader } from '../../spec/credentials.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Mismatch } from '../model/finding.js';

/** What to lend so that the cases can be judged. */
export function adviceFor(name: CredentialName, { workspaceId, unusable }: Facts): Mismatch {
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
