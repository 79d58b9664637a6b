import type { Facts } from '../experiment/facts.js';
import type { CredentialName } from '../experiment/request.js';

/** The environment variable that lends each credential. */
export const variableOf: Readonly<Record<CredentialName, string>> = {
  'api-key': 'SEAM_API_KEY',
  'personal-access-token': 'SEAM_PERSONAL_ACCESS_TOKEN',
  'console-session-token': 'SEAM_CONSOLE_SESSION_TOKEN',
  'client-session-token': 'SEAM_CLIENT_SESSION_TOKEN',
  'publishable-key': 'SEAM_PUBLISHABLE_KEY',
  'other-api-key': 'SEAM_CONFORMANCE_OTHER_API_KEY',
};

const withdrawals: Readonly<Partial<Record<CredentialName, string>>> = {
  'personal-access-token': ', or withdraw the claim with claims.personalAccessToken: false',
  'console-session-token': ', or withdraw the claim with claims.consoleSession: false',
  'other-api-key': ', an API key of a second workspace, or withdraw the claim with claims.isolation: false',
};

/** What to lend so that the cases can be judged, as a finding. */
export function adviceFor(credential: CredentialName, { workspaceId }: Facts): string {
  const word = credential.replaceAll('-', ' ');
  const isPersonal = credential === 'personal-access-token' || credential === 'console-session-token';
  const variables =
    isPersonal && workspaceId === undefined
      ? `${variableOf[credential]} and SEAM_WORKSPACE_ID`
      : variableOf[credential];
  return `${word}: expected one to be lent, received none; set ${variables}${withdrawals[credential] ?? ''}`;
}
