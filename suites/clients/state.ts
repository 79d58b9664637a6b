import type { Operation } from '../../src/model/contract/operation.js';
import type { CallStep } from './call-step.js';
import { type Grounds, plainTrial, trial, validCall } from './draft.js';
import { enveloped } from './refusals.js';
import { onceCase, sameRequest, worksAfter } from './repetitions.js';
import { answerOf, type ScriptedAnswer, success } from './scripted-answer.js';
import { credentialsAtOnce, credentialsInTurn } from './state-credentials.js';
import type { Trial } from './trial.js';

/** What several calls to one client do to each other. */
export function* stateTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    yield* group(grounds, operation, 'answers', 'in-turn', answersInTurn);
    yield* group(grounds, operation, 'at-once', 'at-once', answersAtOnce);
    yield* group(grounds, operation, 'parameters', 'in-turn', otherParameters(grounds, operation));
    for (const failure of failures)
      yield* group(grounds, operation, `after-${failure.name}`, 'in-turn', afterFailure(failure));
    yield* group(grounds, operation, 'reused-connection', 'in-turn', reusedConnection);
    yield* group(grounds, operation, 'credentials', 'in-turn', credentialsInTurn(grounds, operation));
    yield* group(grounds, operation, 'credentials-at-once', 'at-once', credentialsAtOnce(grounds, operation));
  }
  // Whatever a call leaves behind adds up in any of them.
  const [any] = grounds.operations;
  if (!any) return;
  yield* group(grounds, any, 'after-many', 'in-turn', afterMany);
  yield* group(grounds, any, 'many', 'in-turn', manySuccesses);
}

function* group(
  grounds: Grounds,
  operation: Operation,
  name: string,
  order: 'in-turn' | 'at-once',
  steps: readonly CallStep[],
): Generator<Trial> {
  for (const step of steps) {
    const isOnce = step.answer === success && order === 'in-turn';
    const call = validCall(grounds, operation, `state/${name}/${step.like ?? step.name}`);
    yield trial('client-state', operation, `${name}:${step.name}`, {
      call: { ...call, client: `${operation.id}/${name}`, ...step.call },
      answers: [step.answer],
      group: { name: `${operation.id}/${name}`, order },
      control: step.alone === undefined ? plainTrial(operation) : `${operation.id}/${step.alone}`,
      ...(step.alike === undefined ? {} : { alike: [`${operation.id}/${step.alike}`] }),
      cases: [
        ...step.cases,
        ...(isOnce ? [onceCase(`${name}/${step.name}`, 'a client is called more than once')] : []),
        sameRequest(`${name}/${step.name}`),
      ],
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
): CallStep {
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

/** A failure without a word of its own: what is told of it beyond its status is of an earlier one. */
const bare: CallStep = {
  name: 'bare-failure',
  alone: 'client-failures/bare:404',
  answer: answerOf(404, { 'content-length': '0' }),
  cases: [
    {
      requirement: 'state.answers-apart',
      variant: 'bare-failure',
      title: 'tells nothing of an earlier failure',
      expect: {
        kind: 'own-answer',
        succeeds: false,
        foreign: (['first', 'second', 'third'] as const).flatMap(wordsOf),
      },
    },
  ],
};

const answersInTurn: readonly CallStep[] = [
  told('state.answers-apart', 'success'),
  told('state.answers-apart', 'failure', 'first'),
  told('state.answers-apart', 'other-failure', 'second'),
  told('state.answers-apart', 'success-again'),
  // Somebody else may have undone in between what the same call did before.
  told('state.answers-apart', 'same-call-again', undefined, 'success'),
  told('state.answers-apart', 'same-call-refused', 'third', 'success'),
  told('state.answers-apart', 'same-call-after-refusal', undefined, 'success'),
  bare,
];

const answersAtOnce: readonly CallStep[] = [
  told('state.concurrent-calls-apart', 'one', 'first'),
  told('state.concurrent-calls-apart', 'two'),
  told('state.concurrent-calls-apart', 'three', 'second'),
  told('state.concurrent-calls-apart', 'four'),
  told('state.concurrent-calls-apart', 'five', 'third'),
  told('state.concurrent-calls-apart', 'six'),
  // Two callers may want the same, and each of them is to be answered.
  told('state.concurrent-calls-apart', 'seven'),
  told('state.concurrent-calls-apart', 'same-as-seven', undefined, 'seven'),
];

/** From the call with most parameters to the others: what is left of it would widen or narrow what they change. */
function otherParameters(grounds: Grounds, operation: Operation): readonly CallStep[] {
  const shapes = operation.shapes.toSorted((one, other) => other.parameters.length - one.parameters.length);
  if (shapes.length < 2) return [];
  return shapes.map(({ parameters: shape }): CallStep => {
    const name = shape.join('+');
    const { parameters } = validCall(grounds, operation, `state/parameters/${name}`, { shape });
    return {
      name,
      alone: `client-requests/${name}`,
      answer: success,
      call: { parameters },
      cases: [
        {
          requirement: 'state.answers-apart',
          variant: `parameters/${name}`,
          title: 'sends no parameter of an earlier call',
          expect: { kind: 'own-parameters' },
        },
      ],
    };
  });
}

interface Failure {
  readonly name: string;
  readonly words: string;
  readonly answer: ScriptedAnswer;
}

const refusedAs = (status: number) =>
  enveloped({ status, type: 'avocet', message: 'The avocet is gone' }, `req-${status}`);

const failures: readonly Failure[] = [
  ...[401, 404, 429, 500].map((status) => ({ name: `${status}`, words: `a ${status}`, answer: refusedAs(status) })),
  { name: 'broken-body', words: 'a body that breaks off', answer: { ...refusedAs(400), framing: 'broken' } },
  { name: 'lost-connection', words: 'a lost connection', answer: { kind: 'drop' } },
  // For this once: it is no word on where the next call goes to.
  { name: 'redirect', words: 'a redirect', answer: { kind: 'redirect', status: 307, to: 'other-port' } },
];

function afterFailure({ name, words, answer }: Failure): readonly CallStep[] {
  return [{ name: 'failure', answer, cases: [] }, callAfter(name, words)];
}

function callAfter(variant: string, words: string): CallStep {
  return { name: 'call', answer: success, cases: [worksAfter(variant, words)] };
}

// More than a pool of connections usually holds, and each of another kind.
const refusedInTurn = [400, 401, 403, 404, 405, 409, 410, 418, 422, 451, 400, 404];

const afterMany: readonly CallStep[] = [
  ...refusedInTurn.map((status, index) => ({ name: `failure-${index + 1}`, answer: refusedAs(status), cases: [] })),
  callAfter('many', `${refusedInTurn.length} failures`),
];

const manySuccesses: readonly CallStep[] = Array.from({ length: refusedInTurn.length + 1 }, (_, index) => ({
  name: `call-${index + 1}`,
  answer: success,
  cases: [
    {
      requirement: 'state.answers-apart',
      variant: `many/call-${index + 1}`,
      title: `makes call ${index + 1} of ${refusedInTurn.length + 1}`,
      expect: { kind: 'works' },
    },
  ],
}));

const reusedConnection: readonly CallStep[] = [
  { name: 'success', answer: success, cases: [] },
  {
    name: 'lost',
    answer: { kind: 'drop' },
    alike: 'client-failures/lost-connection',
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
