import type { SourceStatement } from './statement.js';

/** What the pages on devices and ACS users say in the same way: a call that returns nothing, shown in six languages. */
export const voidCall: readonly SourceStatement[] = [
  {
    section: 'examples, Request',
    says: 'Each library and the command line offer the operation, and take its two ids by their names.',
    requirements: ['offer.operation', 'request.parameters-unchanged'],
    interpretations: ['client-offer'],
  },
  {
    section: 'examples, Request',
    says: 'The calls in Go pass pointers in a request by value, which the published library does not take.',
    excluded: 'How a library spells its calls in its own language is up to the library.',
  },
  {
    section: 'examples, Response',
    says: 'A success is nothing: no value, or the null of the language.',
    requirements: ['result.void'],
    interpretations: ['client-void'],
  },
  {
    section: 'examples, Response',
    says: 'On the command line a success is an empty object.',
    interpretations: ['success-body', 'client-void'],
  },
  {
    section: 'Return Type',
    says: 'The operation returns nothing.',
    requirements: ['void.nothing-else', 'result.void', 'result.chunked-accepted', 'result.compressed-accepted'],
    interpretations: ['success-body'],
  },
  {
    section: 'Return Type',
    says: 'What the operation returns follows from its own call, however many calls there are.',
    requirements: ['state.answers-apart', 'state.concurrent-calls-apart', 'state.works-after-failure'],
    interpretations: ['client-state'],
  },
];

/** What the pages say of an id that a call must name. */
export function requiredId(says: string): readonly SourceStatement[] {
  return [
    {
      section: 'Request Parameters',
      says,
      requirements: ['required.missing-refused', 'required.empty-object-refused'],
      interpretations: ['body-required'],
    },
    {
      section: 'Request Parameters',
      says: 'It is a string. That it is a uuid, only the examples show.',
      requirements: ['type.mistyped-refused'],
      interpretations: ['id-format'],
    },
    {
      section: 'Request Parameters',
      says: 'It is the id of something that exists; what an unknown one is answered is not said.',
      interpretations: ['unknown-id', 'foreign-resources'],
    },
  ];
}

/** An API key authenticates. */
export const apiKey: SourceStatement = {
  section: 'Authentication Methods',
  says: 'An API key authenticates.',
  requirements: ['auth.api-key-accepted', 'credential.bearer', 'state.credentials-apart', 'state.workspaces-apart'],
  interpretations: ['client-state', 'client-environment'],
};

/** What follows from a list of credentials for what it does not list. */
export const nothingElse: SourceStatement = {
  section: 'Authentication Methods',
  says: 'Nothing else is listed: no session of an end user, no publishable key, and no way without a credential.',
  requirements: ['auth.undocumented-credential-refused'],
  interpretations: ['refusal-status'],
};

/** Personal access tokens, where the page names the header that belongs to them. */
export const personalTokenWithWorkspace: readonly SourceStatement[] = [
  {
    section: 'Authentication Methods',
    says: 'A personal access token authenticates.',
    requirements: ['auth.personal-access-token-accepted', 'offer.personal-access-token'],
    interpretations: ['client-offer'],
  },
  {
    section: 'Authentication Methods',
    says: 'With it, the request must name the workspace in the header `seam-workspace`.',
    requirements: [
      'auth.personal-access-token-needs-workspace',
      'auth.console-session-needs-workspace',
      'credential.workspace-sent',
    ],
    interpretations: ['workspace-header', 'client-workspace'],
  },
  {
    section: 'Authentication Methods',
    says: 'A console session token is not listed.',
    interpretations: ['console-session'],
  },
];

/** Personal access tokens and console sessions, where the page lists them without a word on the workspace. */
export const personalTokens: readonly SourceStatement[] = [
  {
    section: 'Authentication Methods',
    says: 'A personal access token authenticates. No header is named with it.',
    requirements: ['auth.personal-access-token-accepted'],
    interpretations: ['workspace-header'],
  },
  {
    section: 'Authentication Methods',
    says: 'A console session token authenticates.',
    requirements: ['auth.console-session-accepted', 'offer.console-session'],
    interpretations: ['console-session', 'client-offer'],
  },
];
