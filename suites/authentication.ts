import type { RequirementId } from '../spec/requirements/index.js';
import type { BaseCredential, Operation } from '../src/contract/operation.js';
import { type Base, base, isMandatoryCredential } from '../src/experiment/base.js';
import {
  acceptance,
  accepted,
  credentialAccepted,
  refusals,
  refusedAs,
  type Variation,
} from '../src/experiment/compose.js';
import { all, type Change, header, query, replace, without, withoutHeader } from '../src/experiment/draft.js';
import type { Experiment, Suite, Values } from '../src/experiment/experiment.js';
import type { Facts } from '../src/experiment/facts.js';
import { unknownTokens } from './unknown-tokens.js';

/** Every kind of credential, what is wrong with it, and what of it is accepted. */
export const authentication: Suite = {
  concern: 'authentication',
  *experiments(operation, facts) {
    const plain = base('authentication', operation, facts);
    yield* apiKey(plain);
    yield* acceptance(plain, {
      name: 'scheme=lower-case',
      title: 'accepts the scheme in lower case',
      requirement: 'auth.scheme-is-case-insensitive',
      change: () => header('authorization', 'bearer {{api-key}}'),
      expect: accepted,
    });
    yield* refusals(plain, 'before-validation', beforeValidation(plain));
    yield* personal(operation, facts, 'personal-access-token', {
      accepted: 'auth.personal-access-token-accepted',
      needsWorkspace: 'auth.personal-access-token-needs-workspace',
    });
    yield* personal(operation, facts, 'console-session-token', {
      accepted: 'auth.console-session-accepted',
      needsWorkspace: 'auth.console-session-needs-workspace',
    });
  },
};

function apiKey(plain: Base): Experiment[] {
  const faults = [
    refuse('missing', 'a request without credentials', 'auth.missing-refused', () => withoutHeader('authorization')),
    ...malformed('api-key'),
    ...unknownTokens.map(({ name, label, change }) => refuse(name, label, 'auth.unknown-token-refused', change)),
    ...undocumented(plain.facts),
  ];
  return refusals(plain, 'api-key', faults, {
    control: [
      {
        variant: 'api-key',
        requirement: 'auth.api-key-accepted',
        title: 'accepts the API key',
        step: 'control',
        expect: credentialAccepted,
      },
    ],
  });
}

const headers: readonly (readonly [name: string, label: string, value: (credential: BaseCredential) => string])[] = [
  ['scheme=none', 'without a scheme', (name) => `{{${name}}}`],
  ['scheme=token', 'in the scheme Token', (name) => `Token {{${name}}}`],
  ['scheme=api-key', 'in the scheme ApiKey', (name) => `ApiKey {{${name}}}`],
  ['scheme=basic', 'in the scheme Basic', (name) => `Basic {{${name}}}`],
  ['scheme=basic-base64', 'as a Basic user name', (name) => `Basic {{${name}|basic}}`],
  ['scheme=glued', 'behind the scheme without a space', (name) => `Bearer{{${name}}}`],
  ['scheme=doubled', 'behind a doubled scheme', (name) => `Bearer Bearer {{${name}}}`],
  ['text-before', 'behind text before the scheme', (name) => `X, Bearer {{${name}}}`],
];

function malformed(credential: BaseCredential): Variation[] {
  const isKey = credential === 'api-key';
  const token = isKey ? 'the token' : wordOf(credential);
  const values: [string, string, string][] = [
    ...headers.map(([name, label, value]): [string, string, string] => [name, `${token} ${label}`, value(credential)]),
    ...(isKey
      ? ([
          ['empty', 'an empty header', ''],
          ['no-token', 'the scheme without a token', 'Bearer'],
        ] as [string, string, string][])
      : []),
  ];
  return values.map(([name, label, value]) =>
    refuse(isKey ? name : `${credential}:${name}`, label, 'auth.malformed-refused', () =>
      header('authorization', value),
    ),
  );
}

function wordOf(credential: BaseCredential): string {
  return credential === 'console-session-token' ? 'a console session token' : 'a personal access token';
}

/** Names under which other services take a key. */
const keyNames = ['api_key', 'apikey', 'access_token', 'token', 'key', 'session', 'authorization'];

function undocumented(facts: Facts): Variation[] {
  const session = facts.credentials.has('client-session-token')
    ? () => '{{client-session-token}}'
    : (values: Values) => `seam_cst1${values.unknown('session').slice(0, 4)}_${secretPart(values, 'session')}`;
  const publishable = facts.credentials.has('publishable-key')
    ? () => '{{publishable-key}}'
    : (values: Values) => `seam_pk1${values.unknown('publishable').slice(0, 4)}_${secretPart(values, 'publishable')}`;
  const instead = (name: string, value: string): Change => all(withoutHeader('authorization'), header(name, value));
  const variations: [string, string, (values: Values) => Change][] = [
    [
      'client-session=bearer',
      'a client session token as bearer',
      (values) => header('authorization', `Bearer ${session(values)}`),
    ],
    [
      'client-session=header',
      'a client session token in its header',
      (values) => instead('client-session-token', session(values)),
    ],
    [
      'client-session=seam-header',
      'a client session token in its other header',
      (values) => instead('seam-client-session-token', session(values)),
    ],
    [
      'publishable-key=bearer',
      'a publishable key as bearer',
      (values) => header('authorization', `Bearer ${publishable(values)}`),
    ],
    [
      'publishable-key=header',
      'a publishable key in its header',
      (values) => instead('seam-publishable-key', publishable(values)),
    ],
    ['api-key=seam-header', 'the API key in the header seam-api-key', () => instead('seam-api-key', '{{api-key}}')],
    ['api-key=x-header', 'the API key in the header x-api-key', () => instead('x-api-key', '{{api-key}}')],
    [
      'api-key=cookie',
      'the API key in cookies',
      () => instead('cookie', keyNames.map((name) => `${name}={{api-key}}`).join('; ')),
    ],
  ];
  // A key in a query ends up in access logs, so it is only sent where that harms nobody.
  if (facts.profile === 'full' && facts.sandbox) {
    variations.push([
      'api-key=query',
      'the API key in the query',
      () => all(withoutHeader('authorization'), query('api_key', '{{api-key}}')),
    ]);
    variations.push([
      'api-key=query-of-any-name',
      'the API key in the query under other names',
      () => all(withoutHeader('authorization'), ...keyNames.map((name) => query(name, '{{api-key}}'))),
    ]);
  }
  return variations.map(([name, label, change]) => refuse(name, label, 'auth.undocumented-credential-refused', change));
}

function beforeValidation({ operation, shape }: Base): Variation[] {
  const [first] = shape;
  const invalid: [string, string, Change][] = [
    ['no-parameters', 'an empty request without credentials', all(...shape.map((name) => without(name)))],
    ...(first
      ? ([['no-uuid', 'a malformed id without credentials', replace(first, 'not-a-uuid')]] as [
          string,
          string,
          Change,
        ][])
      : []),
  ];
  return invalid
    .filter(() => operation.parameters.length > 0)
    .map(([name, label, change]) =>
      refuse(name, `${label} before it looks at the parameters`, 'auth.precedes-validation', () =>
        all(withoutHeader('authorization'), change),
      ),
    );
}

function* personal(
  operation: Operation,
  facts: Facts,
  credential: BaseCredential,
  ids: { readonly accepted: RequirementId; readonly needsWorkspace: RequirementId },
): Iterable<Experiment> {
  if (!operation.credentials.includes(credential)) return;
  const personalBase = base('authentication', operation, facts, { credential });
  const fault = (name: string, label: string, change: (values: Values) => Change): Variation => ({
    name: `${credential}:${name}`,
    title: `refuses ${wordOf(credential)} with ${label}`,
    requirement: ids.needsWorkspace,
    change,
    expect: refusedAs(401, 400),
  });
  const workspace = (value: string) => header('seam-workspace', value);
  yield* refusals(
    personalBase,
    credential,
    [
      fault('workspace=missing', 'no workspace', () => withoutHeader('seam-workspace')),
      fault('workspace=empty', 'an empty workspace', () => workspace('')),
      fault('workspace=malformed', 'a malformed workspace', () => workspace('not-a-workspace')),
      fault('workspace=unknown', 'an unknown workspace', (values) => workspace(values.unknown('workspace'))),
    ],
    {
      control: [
        {
          variant: credential,
          requirement: ids.accepted,
          title: `accepts ${wordOf(credential)} with its workspace`,
          step: 'control',
          expect: credentialAccepted,
        },
      ],
    },
  );
  // Where a target need not take the credential, there may be no accepted twin.
  if (isMandatoryCredential(operation, credential)) {
    yield* refusals(personalBase, `${credential}:header`, [
      refuse(`${credential}:missing`, 'a workspace without credentials', 'auth.missing-refused', () =>
        withoutHeader('authorization'),
      ),
      ...malformed(credential),
      ...alteredTokens(credential),
    ]);
  }
  if (credential !== 'personal-access-token') return;
  if (!facts.claims.isolation && facts.otherWorkspaceId === undefined) return;
  yield* refusals(
    personalBase,
    `${credential}:foreign`,
    [
      fault('workspace=foreign', 'a workspace its owner is no member of', (values) =>
        workspace(values.facts.otherWorkspaceId ?? ''),
      ),
    ],
    { needs: ['other-api-key'] },
  );
}

function alteredTokens(credential: BaseCredential): Variation[] {
  const forms: [string, string][] = [
    ['truncated', 'without its last character'],
    ['extended', 'with one more character'],
    ['reversed', 'with its secret part reversed'],
    ...(credential === 'console-session-token' ? ([['unsigned', 'without a signature']] as [string, string][]) : []),
  ];
  return forms.map(([form, label]) =>
    refuse(`${credential}:${form}`, `${wordOf(credential)} ${label}`, 'auth.unknown-token-refused', () =>
      header('authorization', `Bearer {{${credential}|${form}}}`),
    ),
  );
}

function refuse(
  name: string,
  label: string,
  requirement: RequirementId,
  change: (values: Values) => Change,
): Variation {
  return { name, title: `refuses ${label}`, requirement, change, expect: refusedAs(401) };
}

function secretPart(values: Values, name: string): string {
  return values.unknown(`${name} secret`).replaceAll('-', '').slice(0, 24);
}
