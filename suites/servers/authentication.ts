import type { RequirementId } from '../../spec/requirements/servers/index.js';
import type { BaseCredential, Operation } from '../../src/model/contract/operation.js';
import { type Base, base, isMandatoryCredential } from '../../src/model/experiment/base.js';
import {
  acceptance,
  accepted,
  credentialAccepted,
  refusals,
  refusedAs,
  type Variation,
} from '../../src/model/experiment/compose.js';
import { all, type Change, header, replace, without, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Experiment, Suite, Values } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';
import { emptyAuthorization, malformedAuthorization } from './malformed-authorization.js';
import { unauthorized, wordFor } from './unauthorized.js';
import { undocumentedCredentials } from './undocumented-credentials.js';
import { alteredTokens, unknownTokens } from './unknown-tokens.js';

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
    unauthorized('missing', 'a request without credentials', 'auth.missing-refused', () =>
      withoutHeader('authorization'),
    ),
    ...emptyAuthorization,
    ...malformedAuthorization('api-key'),
    ...unknownTokens.map(({ name, label, change }) => unauthorized(name, label, 'auth.unknown-token-refused', change)),
    ...undocumentedCredentials(plain.facts),
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
      unauthorized(name, `${label} before it looks at the parameters`, 'auth.precedes-validation', () =>
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
    title: `refuses ${wordFor[credential]} with ${label}`,
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
      fault('workspace=extended', 'the id of the workspace with text behind it', (values) =>
        workspace(`${values.facts.workspaceId ?? values.unknown('workspace')}-x`),
      ),
      fault('workspace=unknown', 'an unknown workspace', (values) => workspace(values.unknown('workspace'))),
    ],
    {
      control: [
        {
          variant: credential,
          requirement: ids.accepted,
          title: `accepts ${wordFor[credential]} with its workspace`,
          step: 'control',
          expect: credentialAccepted,
        },
      ],
    },
  );
  // Where a target need not take the credential, there may be no accepted twin.
  if (isMandatoryCredential(operation, credential)) {
    yield* refusals(personalBase, `${credential}:header`, [
      unauthorized(`${credential}:missing`, 'a workspace without credentials', 'auth.missing-refused', () =>
        withoutHeader('authorization'),
      ),
      ...malformedAuthorization(credential, `${credential}:`),
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
