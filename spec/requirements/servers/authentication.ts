import { documents } from '../../documents.js';
import type { Requirement } from '../../requirement.js';

const methods = { document: documents.revokeDevice, section: 'Authentication Methods' };
const security = { document: documents.deleteIdentity, section: 'OpenAPI, security' };
const workspaceHeader = { document: documents.grantDevice, section: 'Authentication Methods' };
const consoleLevels = {
  'user_identities.grant_access_to_device': 'MAY',
  'acs.users.revoke_access_to_all_entrances': 'MAY',
} as const;

export const authentication = [
  {
    id: 'auth.missing-refused',
    level: 'MUST',
    profile: 'safe',
    statement: 'A request without an Authorization header is answered 401.',
    why: 'Anybody who can reach the server can change who opens which door.',
    sources: [security, { interpretation: 'refusal-status' }],
    causes: ['The route is registered outside the authenticated router.', 'A gateway redirects to a login page.'],
  },
  {
    id: 'auth.malformed-refused',
    level: 'MUST',
    profile: 'safe',
    statement: 'A valid token in anything but the Bearer scheme, and the scheme without a token, is answered 401.',
    why: 'Tokens leak through logs and proxies that know to mask the Bearer scheme only.',
    sources: [security, { interpretation: 'refusal-status' }],
    causes: [
      'The header is split at a space and only the last part is looked at.',
      'The token is searched for anywhere in the header.',
    ],
  },
  {
    id: 'auth.unknown-token-refused',
    level: 'MUST',
    profile: 'safe',
    statement: 'A well-formed token that was never issued is answered 401, whatever its kind.',
    why: 'A guess at the shape of a token is enough to get in.',
    sources: [security, { interpretation: 'refusal-status' }],
    causes: ['Only the prefix or the shape of the token is checked.', 'The lookup failure is answered 403 or 404.'],
  },
  {
    id: 'auth.undocumented-credential-refused',
    level: 'MUST',
    profile: 'safe',
    statement:
      'Client session tokens, publishable keys, and the API key anywhere but in the Authorization header are answered 401.',
    why: 'Credentials that are made to be shown to end users would administer access.',
    sources: [methods, security],
    causes: [
      'One authentication middleware serves all routes and admits every kind of credential.',
      'A convenience for browsers reads the key from the query or another header.',
    ],
  },
  {
    id: 'auth.api-key-accepted',
    level: 'MUST',
    profile: 'safe',
    statement: 'A valid API key is accepted.',
    why: 'No client can call the operation.',
    sources: [methods, security],
    causes: ['The operation demands another kind of credential.', 'The route or its permission is missing.'],
  },
  {
    id: 'auth.personal-access-token-accepted',
    level: 'MUST',
    profile: 'safe',
    claim: 'personalAccessToken',
    statement: 'A valid personal access token together with its workspace is accepted.',
    why: 'Tools that act for a person, the command line among them, cannot call the operation.',
    sources: [methods, security, { interpretation: 'workspace-header' }],
    causes: ['Only API keys are looked up.', 'The workspace header is not read on this route.'],
  },
  {
    id: 'auth.personal-access-token-needs-workspace',
    level: 'MUST',
    profile: 'safe',
    claim: 'personalAccessToken',
    statement:
      'A personal access token with a missing, empty, malformed, unknown or foreign workspace is answered 401 or 400.',
    why: 'A forgotten header changes access in a workspace that nobody named.',
    sources: [workspaceHeader, { interpretation: 'workspace-header' }],
    causes: ['The first workspace of the person is the default.', 'Membership of the workspace is not checked.'],
  },
  {
    id: 'auth.console-session-accepted',
    level: 'MUST',
    levelOn: consoleLevels,
    profile: 'safe',
    claim: 'consoleSession',
    statement: 'A valid console session token together with its workspace is accepted.',
    why: 'The console cannot call the operation.',
    sources: [methods, security, { interpretation: 'console-session' }],
    causes: ['The list of credential kinds is kept per route and lacks this one.'],
  },
  {
    id: 'auth.console-session-needs-workspace',
    level: 'MUST',
    levelOn: consoleLevels,
    profile: 'safe',
    claim: 'consoleSession',
    statement: 'A console session token with a missing, empty, malformed or unknown workspace is answered 401 or 400.',
    why: 'A forgotten header changes access in a workspace that nobody named.',
    sources: [workspaceHeader, { interpretation: 'workspace-header' }],
    causes: ['The workspace is taken from the session when the header is absent.'],
  },
  {
    id: 'auth.precedes-validation',
    level: 'SHOULD',
    profile: 'safe',
    statement: 'An invalid body without credentials is answered 401, not 400.',
    why: 'A stranger can learn the shape of the API, and probe its parsers, without any credential.',
    sources: [{ interpretation: 'refusal-status' }],
    causes: ['Validation is a middleware in front of authentication.'],
  },
  {
    id: 'auth.scheme-is-case-insensitive',
    level: 'MAY',
    profile: 'safe',
    statement: 'The scheme word is accepted in lower case.',
    why: 'Some HTTP libraries and proxies write the scheme in lower case.',
    sources: [{ interpretation: 'scheme-case' }],
    causes: ['The header is compared with the literal `Bearer `.'],
  },
] as const satisfies readonly Requirement[];
