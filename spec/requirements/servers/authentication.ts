import { type CredentialRequirementId, credentialKinds } from '../../credentials.js';
import { documents } from '../../documents.js';
import type { Requirement } from '../../requirement.js';

const methods = { document: documents.revokeDevice, section: 'Authentication Methods' };
const security = { document: documents.deleteIdentity, section: 'OpenAPI, security' };

const ofCredentials = credentialKinds.flatMap(({ accepted, boundToWorkspace, claim }) =>
  [accepted, boundToWorkspace].flatMap((own) =>
    own === undefined ? [] : { ...own, ...(claim === undefined ? {} : { claim: claim.name }) },
  ),
) as readonly (Requirement & { readonly id: CredentialRequirementId })[];

export const authentication = [
  {
    id: 'auth.missing-refused',
    since: 1,
    level: 'MUST',
    profile: 'safe',
    statement: 'A request without an Authorization header is answered 401.',
    why: 'Anybody who can reach the server can change who opens which door.',
    sources: [security, { interpretation: 'refusal-status' }],
    causes: ['The route is registered outside the authenticated router.', 'A gateway redirects to a login page.'],
    fix: 'Put the authentication in front of every route of the API, and answer 401 where the header is missing.',
  },
  {
    id: 'auth.malformed-refused',
    since: 1,
    level: 'MUST',
    profile: 'safe',
    statement: 'A valid token in anything but the Bearer scheme, and the scheme without a token, is answered 401.',
    why: 'Tokens leak through logs and proxies that know to mask the Bearer scheme only.',
    sources: [security, { interpretation: 'refusal-status' }],
    causes: [
      'The header is split at a space and only the last part is looked at.',
      'The token is searched for anywhere in the header.',
    ],
    fix: 'Take a token only from a header that is, as a whole, the word `Bearer`, one space and the token; answer 401 to anything else.',
  },
  {
    id: 'auth.unknown-token-refused',
    since: 1,
    level: 'MUST',
    profile: 'safe',
    statement: 'A well-formed token that was never issued is answered 401, whatever its kind.',
    why: 'A guess at the shape of a token is enough to get in.',
    sources: [security, { interpretation: 'refusal-status' }],
    causes: ['Only the prefix or the shape of the token is checked.', 'The lookup failure is answered 403 or 404.'],
    fix: 'Look the whole token up among those that were issued, and answer 401 where it is not found.',
  },
  {
    id: 'auth.undocumented-credential-refused',
    since: 1,
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
    fix: 'List the kinds of credential that each route admits, and read credentials from the `Authorization` header alone.',
  },
  ...ofCredentials,
  {
    id: 'auth.precedes-validation',
    since: 1,
    level: 'SHOULD',
    profile: 'safe',
    statement: 'An invalid body without credentials is answered 401, not 400.',
    why: 'A stranger can learn the shape of the API, and probe its parsers, without any credential.',
    sources: [{ interpretation: 'refusal-status' }],
    causes: ['Validation is a middleware in front of authentication.'],
    fix: 'Move authentication in front of the parsing and validation of the body.',
  },
  {
    id: 'auth.refusal-names-scheme',
    since: 2,
    level: 'MAY',
    profile: 'safe',
    statement: 'A 401 carries `WWW-Authenticate`.',
    why: 'Generic clients and tools do not know how to authenticate.',
    sources: [{ interpretation: 'refusal-headers' }],
    causes: ['The refusal is made by hand.'],
    fix: 'Add `WWW-Authenticate: Bearer` where the 401 is made.',
  },
  {
    id: 'auth.scheme-is-case-insensitive',
    since: 1,
    level: 'MAY',
    profile: 'safe',
    statement: 'The scheme word is accepted in lower case.',
    why: 'Some HTTP libraries and proxies write the scheme in lower case.',
    sources: [{ interpretation: 'scheme-case' }],
    causes: ['The header is compared with the literal `Bearer `.'],
    fix: 'Compare the scheme word without regard to case.',
  },
] as const satisfies readonly Requirement[];
