import type { Facts } from '../model/experiment/facts.js';
import { type CredentialName, variableOf } from '../model/experiment/request.js';
import type { Mismatch } from '../model/finding.js';

const withdrawals: Readonly<Partial<Record<CredentialName, string>>> = {
  'personal-access-token': ', or withdraw the claim with claims.personalAccessToken: false',
  'console-session-token': ', or withdraw the claim with claims.consoleSession: false',
  'other-api-key': ', an API key of a second workspace, or withdraw the claim with claims.isolation: false',
};

/** What to lend so that the cases can be judged. */
export function adviceFor(credential: CredentialName, { workspaceId, unusable }: Facts): Mismatch {
  const reason = unusable?.[credential];
  if (reason !== undefined) return reason;
  const word = credential.replaceAll('-', ' ');
  const isPersonal = credential === 'personal-access-token' || credential === 'console-session-token';
  const variables =
    isPersonal && workspaceId === undefined
      ? `${variableOf[credential]} and SEAM_WORKSPACE_ID`
      : variableOf[credential];
  return {
    where: word,
    expected: 'one to be lent',
    received: 'none',
    note: `set ${variables}${withdrawals[credential] ?? ''}`,
  };
}
