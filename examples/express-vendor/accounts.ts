import { createHash } from 'node:crypto';
import { credentials } from './credentials.js';

/** Whom a token stands for. */
export type Account =
  | { readonly kind: 'integration'; readonly workspaceId: string }
  | { readonly kind: 'person'; readonly memberOf: ReadonlySet<string> };

const harbourMaster: Account = { kind: 'person', memberOf: new Set([credentials.workspaceId]) };

// By digest: a lookup by the token itself would take a time that depends on how much of a guess is right.
const accounts = new Map<string, Account>([
  [digest(credentials.apiKey), { kind: 'integration', workspaceId: credentials.workspaceId }],
  [digest(credentials.otherApiKey), { kind: 'integration', workspaceId: credentials.otherWorkspaceId }],
  [digest(credentials.personalAccessToken), harbourMaster],
  [digest(credentials.consoleSessionToken), harbourMaster],
]);

/** The account of a token; `undefined` if it was never issued, or not for servers and staff. */
export function accountOf(token: string): Account | undefined {
  return accounts.get(digest(token));
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
