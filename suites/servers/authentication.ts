import {
  credential as credentialKind,
  type DocumentedCredential,
  documentedKinds,
  foreignCredential,
  mainCredential,
  workspaceHeader,
} from '../../spec/credentials.js';
import type { RequirementId } from '../../spec/requirements/servers/index.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { type Base, base, isMandatoryCredential } from '../../src/model/experiment/base.js';
import {
  acceptance,
  accepted,
  credentialAccepted,
  refusals,
  refusedAs,
  type Variation,
} from '../../src/model/experiment/compose.js';
import { all, header, type RequestChange, replace, without, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Experiment, Suite, Values } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';
import { bearer } from '../../src/model/experiment/request.js';
import { emptyAuthorization, malformedAuthorization } from './malformed-authorization.js';
import { unauthorized } from './unauthorized.js';
import { undocumentedCredentials } from './undocumented-credentials.js';
import { unjudgedSchemes } from './unjudged-schemes.js';
import { alteredTokens, unknownTokens } from './unknown-tokens.js';

const mainAccepted = 'auth.api-key-accepted';

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
      change: () => header('authorization', bearer(mainCredential).replace('Bearer', 'bearer')),
      expect: accepted,
    });
    yield* refusals(plain, 'before-validation', beforeValidation(plain));
    for (const { name } of documentedKinds) if (name !== mainCredential) yield* ofKind(operation, facts, name);
    for (const scheme of operation.unknownSchemes) {
      yield* unjudgedSchemes(plain, [scheme], {
        where: 'spec/credentials.ts',
        expected: `a kind of credential for the security scheme ${scheme}`,
        received: 'none',
      });
    }
  },
};

function apiKey(plain: Base): Experiment[] {
  const faults = [
    unauthorized('missing', 'a request without credentials', 'auth.missing-refused', () =>
      withoutHeader('authorization'),
    ),
    ...emptyAuthorization,
    ...malformedAuthorization(mainCredential),
    ...unknownTokens.map(({ name, label, change }) => unauthorized(name, label, 'auth.unknown-token-refused', change)),
    ...undocumentedCredentials(plain.facts),
  ];
  return refusals(plain, mainCredential, faults, {
    control: [
      {
        variant: mainCredential,
        requirement: mainAccepted,
        title: 'accepts the API key',
        step: 'control',
        expect: credentialAccepted,
      },
    ],
  });
}

function beforeValidation({ operation, shape }: Base): Variation[] {
  const [first] = shape;
  const invalid: [string, string, RequestChange][] = [
    ['no-parameters', 'an empty request without credentials', all(...shape.map((name) => without(name)))],
    ...(first
      ? ([['no-uuid', 'a malformed id without credentials', replace(first, 'not-a-uuid')]] as [
          string,
          string,
          RequestChange,
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

/** One kind of credential beside the main one: accepted with its workspace, refused without. */
export function* ofKind(operation: Operation, facts: Facts, credential: DocumentedCredential): Iterable<Experiment> {
  if (!operation.credentials.includes(credential)) return;
  const { accepted: acceptance, boundToWorkspace, isForeignElsewhere, words } = credentialKind(credential);
  const personalBase = base('authentication', operation, facts, { credential });
  const fault = (name: string, label: string, change: (values: Values) => RequestChange): Variation => ({
    name: `${credential}:${name}`,
    title: `refuses ${words} with ${label}`,
    requirement: boundToWorkspace?.id as RequirementId,
    change,
    expect: refusedAs(401, 400),
  });
  const workspace = (value: string) => header(workspaceHeader.header, value);
  yield* refusals(
    personalBase,
    credential,
    boundToWorkspace === undefined
      ? []
      : [
          fault('workspace=missing', 'no workspace', () => withoutHeader(workspaceHeader.header)),
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
          requirement: acceptance?.id as RequirementId,
          title: `accepts ${words}${boundToWorkspace === undefined ? '' : ' with its workspace'}`,
          step: 'control',
          expect: credentialAccepted,
        },
      ],
    },
  );
  // Where a target need not take the credential, there may be no accepted twin.
  if (isMandatoryCredential(operation, credential)) {
    yield* refusals(personalBase, `${credential}:header`, [
      ...(boundToWorkspace === undefined
        ? []
        : [
            unauthorized(`${credential}:missing`, 'a workspace without credentials', 'auth.missing-refused', () =>
              withoutHeader('authorization'),
            ),
          ]),
      ...malformedAuthorization(credential, `${credential}:`),
      ...alteredTokens(credential),
    ]);
  }
  if (!isForeignElsewhere) return;
  if (!facts.claims.isolation && facts.otherWorkspaceId === undefined) return;
  yield* refusals(
    personalBase,
    `${credential}:foreign`,
    [
      fault('workspace=foreign', 'a workspace its owner is no member of', (values) =>
        workspace(values.facts.otherWorkspaceId ?? ''),
      ),
    ],
    { needs: [foreignCredential] },
  );
}
