import type { DocumentedCredential } from '../../spec/credentials.js';
import type { ClientTokenName } from '../../src/model/client-token.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { type DraftedCase, type Grounds, plainTrial, sameRequest, trial, validCall } from './draft.js';
import { enveloped } from './refusals.js';
import { type ScriptedAnswer, success } from './scripted-answer.js';
import type { Trial, TrialCall } from './trial.js';

interface Step {
  readonly name: string;
  readonly answer: ScriptedAnswer;
  readonly cases: readonly DraftedCase[];
  readonly call?: Partial<TrialCall>;
  /** The step whose parameters it repeats. */
  readonly like?: string;
  /** The trial that shows what comes of such a call alone, where it is not the plain valid one. */
  readonly alone?: string;
}

/** What several calls to one client do to each other. */
export function* stateTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    yield* group(grounds, operation, 'answers', 'in-turn', answersInTurn);
    yield* group(grounds, operation, 'at-once', 'at-once', answersAtOnce);
    for (const kind of ['401', '500', 'lost-connection'] as const)
      yield* group(grounds, operation, `after-${kind}`, 'in-turn', afterFailure(kind));
    yield* group(grounds, operation, 'reused-connection', 'in-turn', reusedConnection);
    yield* group(grounds, operation, 'credentials', 'in-turn', credentials(grounds, operation));
  }
}

function* group(
  grounds: Grounds,
  operation: Operation,
  name: string,
  order: 'in-turn' | 'at-once',
  steps: readonly Step[],
): Generator<Trial> {
  for (const step of steps) {
    const call = validCall(grounds, operation, `state/${name}/${step.like ?? step.name}`);
    yield trial('client-state', operation, `${name}:${step.name}`, {
      call: { ...call, client: `${operation.id}/${name}`, ...step.call },
      answers: [step.answer],
      group: { name: `${operation.id}/${name}`, order },
      control: step.alone === undefined ? plainTrial(operation) : `${operation.id}/${step.alone}`,
      cases: [...step.cases, sameRequest(`${name}/${step.name}`)],
    });
  }
}

const birds = {
  first: { status: 404, type: 'plover_not_found', message: 'The plover has left' },
  second: { status: 400, type: 'redshank_invalid', message: 'The redshank does not fit' },
  third: { status: 401, type: 'curlew_unauthorized', message: 'The curlew is a stranger' },
} as const;

type Bird = keyof typeof birds;

const wordsOf = (bird: Bird) => [birds[bird].type, birds[bird].message, `req-${bird}`];

function told(
  requirement: 'state.answers-apart' | 'state.concurrent-calls-apart',
  name: string,
  bird?: Bird,
  like?: string,
): Step {
  const foreign = (Object.keys(birds) as Bird[]).filter((other) => other !== bird).flatMap(wordsOf);
  return {
    name,
    ...(like === undefined ? {} : { like }),
    ...(bird === undefined ? {} : { alone: `client-failures/envelope:${birds[bird].status}` }),
    answer: bird === undefined ? success : enveloped(birds[bird], `req-${bird}`),
    cases: [
      {
        requirement,
        variant: name,
        title: bird === undefined ? 'reports the success that is its own' : 'reports the failure that is its own',
        expect: { kind: 'own-answer', succeeds: bird === undefined, foreign },
      },
    ],
  };
}

const answersInTurn: readonly Step[] = [
  told('state.answers-apart', 'success'),
  told('state.answers-apart', 'failure', 'first'),
  told('state.answers-apart', 'other-failure', 'second'),
  told('state.answers-apart', 'success-again'),
  // Somebody else may have undone in between what the same call did before.
  told('state.answers-apart', 'same-call-again', undefined, 'success'),
  told('state.answers-apart', 'same-call-refused', 'third', 'success'),
];

const answersAtOnce: readonly Step[] = [
  told('state.concurrent-calls-apart', 'one', 'first'),
  told('state.concurrent-calls-apart', 'two'),
  told('state.concurrent-calls-apart', 'three', 'second'),
  told('state.concurrent-calls-apart', 'four'),
  told('state.concurrent-calls-apart', 'five', 'third'),
  told('state.concurrent-calls-apart', 'six'),
];

function afterFailure(kind: '401' | '500' | 'lost-connection'): readonly Step[] {
  const answer: ScriptedAnswer =
    kind === 'lost-connection'
      ? { kind: 'drop' }
      : enveloped({ status: Number(kind), type: 'avocet', message: 'The avocet is gone' }, `req-${kind}`);
  return [
    { name: 'failure', answer, cases: [] },
    {
      name: 'call',
      answer: success,
      cases: [
        {
          requirement: 'state.works-after-failure',
          variant: kind,
          title: `works after ${kind === 'lost-connection' ? 'a lost connection' : `a ${kind}`}`,
          expect: { kind: 'works' },
        },
      ],
    },
  ];
}

const reusedConnection: readonly Step[] = [
  { name: 'success', answer: success, cases: [] },
  {
    name: 'lost',
    answer: { kind: 'drop' },
    cases: [
      {
        requirement: 'failure.lost-connection-surfaces',
        variant: 'reused-connection',
        title: 'reports a lost connection that served a call before as an error',
        expect: { kind: 'surfaces' },
      },
      {
        requirement: 'retry.idempotent-only',
        variant: 'reused-connection',
        title: 'repeats nothing but PUT and DELETE where a reused connection is lost',
        expect: { kind: 'not-repeated-unless-idempotent' },
      },
    ],
  },
];

// One after the other, so that whatever is kept from one client shows in the next.
function credentials({ workspaceId, otherWorkspaceId }: Grounds, { id }: Operation): readonly Step[] {
  const caller = (
    name: string,
    credential: DocumentedCredential,
    token: ClientTokenName,
    workspace?: string,
    client = name,
  ): Step => {
    const foreign = [workspaceId, otherWorkspaceId].filter((id) => id !== workspace);
    return {
      name,
      ...(workspace === undefined ? {} : { alone: `client-credentials/${credential}` }),
      answer: success,
      call: {
        client: `${id}/credentials/${client}`,
        credential,
        token,
        ...(workspace === undefined ? {} : { workspaceId: workspace }),
      },
      cases: [
        {
          requirement: 'state.credentials-apart',
          variant: name,
          title: 'presents the credential of its own client',
          expect: { kind: 'own-token' },
        },
        {
          requirement: 'state.workspaces-apart',
          variant: name,
          title: 'names no workspace of another client',
          expect: { kind: 'own-workspace', foreign },
        },
      ],
    };
  };
  const access = 'personal-access-token';
  return [
    caller('key', 'api-key', 'api-key'),
    caller('other-key', 'api-key', 'other-api-key'),
    caller('key-again', 'api-key', 'api-key', undefined, 'key'),
    caller('token', access, access, workspaceId),
    caller('other-token', access, 'other-personal-access-token', workspaceId),
    caller('token-elsewhere', access, access, otherWorkspaceId),
    caller('token-again', access, access, workspaceId, 'token'),
    caller('key-after-token', 'api-key', 'api-key', undefined, 'key'),
    caller('new-key-after-token', 'api-key', 'other-api-key'),
  ];
}
