import type { DocumentedCredential } from '../../spec/credentials.js';
import type { ClientTokenName } from '../../src/model/client-token.js';
import type { Operation } from '../../src/model/contract/operation.js';
import type { CallStep } from './call-step.js';
import type { Grounds } from './draft.js';
import { success } from './scripted-answer.js';

type Caller = readonly [
  name: string,
  credential: DocumentedCredential,
  token: ClientTokenName,
  workspace?: string | undefined,
  client?: string,
];

/** One after the other, so that whatever is kept from one client shows in the next. */
export function credentialsInTurn(grounds: Grounds, operation: Operation): readonly CallStep[] {
  const { workspaceId: here, otherWorkspaceId: there } = grounds;
  const access = 'personal-access-token';
  return callers(grounds, operation, 'credentials', '', [
    ['key', 'api-key', 'api-key'],
    ['other-key', 'api-key', 'other-api-key'],
    ['key-again', 'api-key', 'api-key', undefined, 'key'],
    ['token', access, access, here],
    ['other-token', access, 'other-personal-access-token', here],
    ['token-elsewhere', access, access, there],
    ['token-again', access, access, here, 'token'],
    ['key-after-token', 'api-key', 'api-key', undefined, 'key'],
    ['new-key-after-token', 'api-key', 'other-api-key'],
  ]);
}

/** At once, so that whatever one client sets shows in the call of another that is under way. */
export function credentialsAtOnce(grounds: Grounds, operation: Operation): readonly CallStep[] {
  const { workspaceId: here, otherWorkspaceId: there } = grounds;
  const access = 'personal-access-token';
  return callers(grounds, operation, 'credentials-at-once', 'at-once/', [
    ['key', 'api-key', 'api-key'],
    ['other-key', 'api-key', 'other-api-key'],
    ['token', access, access, here],
    ['token-elsewhere', access, access, there],
  ]);
}

function callers(
  { workspaceId, otherWorkspaceId }: Grounds,
  { id }: Operation,
  group: string,
  prefix: string,
  all: readonly Caller[],
): readonly CallStep[] {
  return all.map(([name, credential, token, workspace, client = name]): CallStep => {
    const foreign = [workspaceId, otherWorkspaceId].filter((one) => one !== workspace);
    return {
      name,
      ...(workspace === undefined ? {} : { alone: `client-credentials/${credential}` }),
      answer: success,
      call: {
        client: `${id}/${group}/${client}`,
        credential,
        token,
        ...(workspace === undefined ? {} : { workspaceId: workspace }),
      },
      cases: [
        {
          requirement: 'state.credentials-apart',
          variant: `${prefix}${name}`,
          title: 'presents the credential of its own client',
          expect: { kind: 'own-token' },
        },
        {
          requirement: 'state.workspaces-apart',
          variant: `${prefix}${name}`,
          title: 'names no workspace of another client',
          expect: { kind: 'own-workspace', foreign },
        },
      ],
    };
  });
}
