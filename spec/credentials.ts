import type { Credential, OfCredential } from './credential.js';
import { documents } from './documents.js';

const methods = { document: documents.revokeDevice, section: 'Authentication Methods' };
const security = { document: documents.deleteIdentity, section: 'OpenAPI, security' };
const workspaceSection = { document: documents.grantDevice, section: 'Authentication Methods' };
const consoleLevels = {
  'user_identities.grant_access_to_device': 'MAY',
  'acs.users.revoke_access_to_all_entrances': 'MAY',
} as const;

/** The header that names a workspace, for credentials that are not bound to one. */
export const workspaceHeader = {
  header: 'seam-workspace',
  variable: 'SEAM_WORKSPACE_ID',
  /** The security scheme that stands beside those of the credentials. */
  scheme: 'seam_workspace',
} as const;

/** The kind that every operation takes, and that everything around the operations is asked with. */
export const mainCredential = 'api-key';

/** The kind that acts in the other workspace. */
export const foreignCredential = 'other-api-key';

/** The kind that a lender can make for itself, and the suite must never write down. */
export const madeCredential = 'client-session-token';

// A new kind is added here.
const rows = [
  {
    name: mainCredential,
    variable: 'SEAM_API_KEY',
    isReadByClients: true,
    configKey: 'apiKey',
    scheme: 'api_key',
    inDocuments: /^api[\s_-]?key$/i,
    carrier: 'bearer',
    needsWorkspace: false,
    accepted: {
      id: 'auth.api-key-accepted',
      since: 1,
      level: 'MUST',
      profile: 'safe',
      statement: 'A valid API key is accepted.',
      why: 'No client can call the operation.',
      sources: [methods, security],
      causes: ['The operation demands another kind of credential.', 'The route or its permission is missing.'],
      fix: 'Admit API keys on this route, with the permission that the operation needs.',
    },
    words: 'the token',
    unknown: 'an API key',
    shape: 'seam_test{4}_{24}',
    placements: [
      { name: 'api-key=seam-header', header: 'seam-api-key', words: 'the API key in the header seam-api-key' },
      { name: 'api-key=x-header', header: 'x-api-key', words: 'the API key in the header x-api-key' },
    ],
  },
  {
    name: 'personal-access-token',
    variable: 'SEAM_PERSONAL_ACCESS_TOKEN',
    isReadByClients: true,
    configKey: 'personalAccessToken',
    scheme: 'personal_access_token',
    inDocuments: /^(?:pat_with_workspace|personal[\s_-]access[\s_-]token)$/i,
    carrier: 'bearer',
    needsWorkspace: true,
    claim: {
      name: 'personalAccessToken',
      summary: 'Personal access tokens are accepted. Claimed in core and full, in safe when one is lent.',
      from: 'core',
      isMadeByLending: true,
    },
    accepted: {
      id: 'auth.personal-access-token-accepted',
      since: 1,
      level: 'MUST',
      profile: 'safe',
      statement: 'A valid personal access token together with its workspace is accepted.',
      why: 'Tools that act for a person, the command line among them, cannot call the operation.',
      sources: [methods, security, { interpretation: 'workspace-header' }],
      causes: ['Only API keys are looked up.', 'The workspace header is not read on this route.'],
      fix: 'Admit personal access tokens on this route, and take the workspace from `seam-workspace`.',
    },
    boundToWorkspace: {
      id: 'auth.personal-access-token-needs-workspace',
      since: 1,
      level: 'MUST',
      profile: 'safe',
      statement:
        'A personal access token with a missing, empty, malformed, unknown or foreign workspace is answered 401 or 400.',
      why: 'A forgotten header changes access in a workspace that no one named.',
      sources: [workspaceSection, { interpretation: 'workspace-header' }],
      causes: ['The first workspace of the person is the default.', 'Membership of the workspace is not checked.'],
      fix: 'Demand `seam-workspace` with every personal access token, and refuse a workspace that its owner does not belong to.',
    },
    isForeignElsewhere: true,
    offer: {
      id: 'offer.personal-access-token',
      since: 1,
      level: 'SHOULD',
      statement: 'The client takes a personal access token together with a workspace.',
      why: 'People cannot use their own token.',
      sources: [workspaceSection, { interpretation: 'client-offer' }],
      causes: ['Only API keys were thought of.', 'The workspace cannot be given.'],
      fix: 'Let the constructor take a personal access token and a workspace.',
    },
    words: 'a personal access token',
    unknown: 'a personal access token',
    shape: 'seam_at1{8}_{24}',
    looksLike: /^seam_at/,
  },
  {
    name: 'console-session-token',
    variable: 'SEAM_CONSOLE_SESSION_TOKEN',
    configKey: 'consoleSessionToken',
    scheme: 'console_session',
    inDocuments: /^console_session(?:_with_workspace)?$/i,
    carrier: 'bearer',
    needsWorkspace: true,
    claim: {
      name: 'consoleSession',
      summary: 'Console session tokens are accepted. Claimed when one is lent.',
      isMadeByLending: true,
    },
    accepted: {
      id: 'auth.console-session-accepted',
      since: 1,
      level: 'MUST',
      levelOn: consoleLevels,
      profile: 'safe',
      statement: 'A valid console session token together with its workspace is accepted.',
      why: 'The console cannot call the operation.',
      sources: [methods, security, { interpretation: 'console-session' }],
      causes: ['Each route keeps its own list of credential kinds, and this one is missing.'],
      fix: 'Add console session tokens to the kinds that this route admits.',
    },
    boundToWorkspace: {
      id: 'auth.console-session-needs-workspace',
      since: 1,
      level: 'MUST',
      levelOn: consoleLevels,
      profile: 'safe',
      statement:
        'A console session token with a missing, empty, malformed or unknown workspace is answered 401 or 400.',
      why: 'A forgotten header changes access in a workspace that no one named.',
      sources: [workspaceSection, { interpretation: 'workspace-header' }],
      causes: ['The workspace is taken from the session when the header is absent.'],
      fix: 'Demand `seam-workspace` with every console session token, and have no default for it.',
    },
    isForeignElsewhere: true,
    offer: {
      id: 'offer.console-session',
      since: 1,
      level: 'MAY',
      statement: 'The client takes a console session token together with a workspace.',
      why: 'Code of a console needs a client of its own.',
      sources: [methods, { interpretation: 'client-offer' }],
      causes: ['The token is only meant for the console.'],
      fix: 'Let the constructor take a console session token and a workspace.',
    },
    words: 'a console session token',
    unknown: 'a console session token',
    shape: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.{claims}.{43}',
    looksLike: /^eyJ[\w-]*\.[\w-]+\./,
  },
  {
    name: madeCredential,
    variable: 'SEAM_CLIENT_SESSION_TOKEN',
    configKey: 'clientSessionToken',
    carrier: 'bearer',
    needsWorkspace: false,
    words: 'a client session token',
    shape: 'seam_cst1{4}_{24}',
    looksLike: /^seam_cst/,
    placements: [
      {
        name: 'client-session=bearer',
        header: 'authorization',
        scheme: 'Bearer',
        words: 'a client session token as bearer',
      },
      { name: 'client-session=header', header: 'client-session-token', words: 'a client session token in its header' },
      {
        name: 'client-session=seam-header',
        header: 'seam-client-session-token',
        words: 'a client session token in its other header',
      },
    ],
  },
  {
    name: 'publishable-key',
    variable: 'SEAM_PUBLISHABLE_KEY',
    configKey: 'publishableKey',
    carrier: 'bearer',
    needsWorkspace: false,
    words: 'a publishable key',
    shape: 'seam_pk1{4}_{24}',
    looksLike: /^seam_pk/,
    placements: [
      {
        name: 'publishable-key=bearer',
        header: 'authorization',
        scheme: 'Bearer',
        words: 'a publishable key as bearer',
      },
      { name: 'publishable-key=header', header: 'seam-publishable-key', words: 'a publishable key in its header' },
    ],
  },
  {
    name: foreignCredential,
    variable: 'SEAM_CONFORMANCE_OTHER_API_KEY',
    configKey: 'otherApiKey',
    carrier: 'bearer',
    needsWorkspace: false,
    claim: {
      name: 'isolation',
      summary: 'Workspaces are kept apart. Claimed in full.',
      from: 'full',
      isMadeByLending: false,
    },
    words: 'an API key of a second workspace',
    hint: 'an API key of a second workspace',
    shape: 'seam_test{4}_{24}',
  },
] as const satisfies readonly Credential[];

type Row = (typeof rows)[number];
type Documented = Extract<Row, { readonly scheme: string }>;

/** The name of a kind of credential. */
export type CredentialName = Row['name'];

/** The name of a kind that operations document. */
export type DocumentedCredential = Documented['name'];

/** The key of a kind in the configuration. */
export type CredentialKey = Row['configKey'];

/** What can be claimed about a kind. */
export type CredentialClaimName = Extract<Row, { readonly claim: unknown }>['claim']['name'];

/** The id of a requirement on servers that a kind brings along. */
export type CredentialRequirementId =
  | Documented['accepted']['id']
  | Extract<Row, { readonly boundToWorkspace: unknown }>['boundToWorkspace']['id'];

/** The id of a requirement on clients that a kind brings along. */
export type OfferId = Extract<Row, { readonly offer: unknown }>['offer']['id'];

type Kind = Credential & { readonly name: CredentialName; readonly configKey: CredentialKey };

/** Every kind of credential that a world may lend. */
export const credentialKinds: readonly Kind[] = rows;

/** Every name that may stand between double braces. */
export const credentialNames: readonly CredentialName[] = credentialKinds.map(({ name }) => name);

/** Every header that a credential can stand in, where it belongs and where it does not. */
export const credentialCarriers: readonly string[] = [
  ...new Set([
    'authorization',
    ...credentialKinds.flatMap(({ placements = [] }) => placements.map(({ header }) => header)),
  ]),
];

/** The environment variable that lends each kind. */
export const variableOf = Object.fromEntries(credentialKinds.map(({ name, variable }) => [name, variable])) as Readonly<
  Record<CredentialName, string>
>;

type DocumentedKind = Kind & {
  readonly name: DocumentedCredential;
  readonly scheme: string;
  readonly accepted: OfCredential;
};

/** The kinds that operations document, the main one first. */
export const documentedKinds = credentialKinds.filter(
  ({ scheme }) => scheme !== undefined,
) as readonly DocumentedKind[];

/** The kind of that name. */
export function credential(name: CredentialName): Kind {
  const found = credentialKinds.find((kind) => kind.name === name);
  if (!found) throw new RangeError(`there is no kind of credential "${name}"`);
  return found;
}
