import { expect, test } from 'vitest';
import type { AttemptedCase } from '../judge/servers/confirmation.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Loan } from '../model/experiment/lending.js';
import type { Outcome } from '../model/verdict.js';
import { acted } from './acted.js';
import { createPlaces } from './places.js';
import { sendAll } from './send-all.js';
import { createWaiting } from './waiting.js';

type Outcomes = Readonly<Record<string, readonly [first: Outcome, second: Outcome, where?: string]>>;

const nothing: Loan = { lending: { strength: 'strong', isCreated: true } };

/** Sends scenarios of these outcomes; the ids in the order of sending, those that were under way together in brackets. */
async function sent(outcomes: Outcomes, hurried?: string): Promise<readonly string[]> {
  const experiments = Object.keys(outcomes).map(
    (id) =>
      ({
        id,
        operation: {},
        ...(id.startsWith('experiment') ? {} : { stage: {} }),
        facets: [
          { name: 'identity A', subject: 'A' },
          { name: 'identity B', subject: 'B' },
        ],
        cases: [{ id, expect: expectationOf(id) }],
      }) as unknown as Experiment,
  );
  const order: string[] = [];
  const underWay = new Set<string>();
  const loans = new Map<string, Loan>();
  const verdict = (outcome: Outcome, where = 'identity A') => ({
    outcome,
    exchanges: [1],
    findings: outcome === 'fail' ? [{ where, expected: 'present', received: 'absent' }] : [],
  });
  await sendAll(experiments, {
    places: createPlaces(8),
    loans,
    waiting: createWaiting(loans, { usually: async (_since, over) => void (await over) }),
    isStopped: () => false,
    onMore: () => undefined,
    meet: async () => undefined,
    isHurried: (id) => id === hurried,
    discount: () => undefined,
    attempts: () =>
      experiments.map((experiment) => {
        const [first, second, where] = outcomes[experiment.id] ?? ['pass', 'pass'];
        return {
          experiment,
          case: experiment.cases[0],
          first: verdict(first, where),
          ...(loans.has(`${experiment.id}/again`) ? { second: verdict(second, where) } : {}),
        } as unknown as AttemptedCase;
      }),
    send: async ({ id }) => {
      underWay.add(id);
      await new Promise(setImmediate);
      order.push(underWay.size > 1 ? `(${id})` : id);
      await new Promise(setImmediate);
      underWay.delete(id);
      return acted(nothing);
    },
  });
  return order;
}

function expectationOf(id: string): object {
  if (id.startsWith('experiment')) return { kind: 'refused' };
  return { kind: 'state', becomes: id === 'still' ? {} : { 'devices of A': [] } };
}

test.each<[string, Outcomes, readonly string[]]>([
  ['what passes is sent once', { a: ['pass', 'pass'], b: ['pass', 'pass'] }, ['(a)', '(b)']],
  [
    'what fails is sent again alone',
    { a: ['fail', 'fail'], b: ['fail', 'fail'], c: ['pass', 'pass'] },
    ['(a)', '(b)', '(c)', 'a/again', 'b/again'],
  ],
  [
    'what was to change is, where someone else is hit',
    { a: ['fail', 'fail', 'identity B'], b: ['pass', 'pass'], still: ['pass', 'pass'] },
    ['(a)', '(b)', '(still)', 'a/again', 'b/again'],
  ],
  [
    'so it is where something failed only beside others',
    { a: ['fail', 'pass'], b: ['pass', 'pass'] },
    ['(a)', '(b)', 'a/again', 'b/again'],
  ],
  [
    'experiments that fail are sent again side by side',
    { 'experiment 1': ['fail', 'fail'], 'experiment 2': ['fail', 'fail'], a: ['pass', 'pass'] },
    ['(experiment 1)', '(experiment 2)', 'a', '(experiment 1/again)', '(experiment 2/again)'],
  ],
  [
    'but alone where calls reach others',
    { 'experiment 1': ['fail', 'pass'], 'experiment 2': ['fail', 'pass'], a: ['fail', 'fail', 'identity B'] },
    ['(experiment 1)', '(experiment 2)', 'a', 'a/again', 'experiment 1/again', 'experiment 2/again'],
  ],
])('%s', async (_what, outcomes, order) => {
  expect(await sent(outcomes)).toEqual(order);
});

test('what has not waited for its stage is sent again as well', async () => {
  expect(await sent({ a: ['inconclusive', 'pass'], b: ['pass', 'pass'] }, 'a')).toEqual(['(a)', '(b)', 'a/again']);
});

test('what still waits is sent again meanwhile, and what comes out wrong after it was waited for is sent again then', async () => {
  const experiments = ['late', 'later'].map((id) => ({ id, operation: {}, facets: [], cases: [{ id, expect: {} }] }));
  const loans = new Map<string, Loan>();
  const order: string[] = [];
  const shown: Record<string, (loan: Loan) => void> = {};
  const outcomeOf = (id: string) => (id === 'late' || loans.get(id)?.isCut ? 'fail' : 'pass');
  await sendAll(experiments as unknown as readonly Experiment[], {
    places: createPlaces(1),
    loans,
    waiting: createWaiting(loans, { usually: async () => undefined }),
    isStopped: () => false,
    onMore: () => undefined,
    meet: async () => undefined,
    isHurried: () => false,
    discount: () => undefined,
    attempts: () =>
      experiments.map((experiment) => ({
        experiment,
        case: experiment.cases[0],
        first: { outcome: outcomeOf(experiment.id), exchanges: [1], findings: [] },
        ...(loans.has(`${experiment.id}/again`) ? { second: { outcome: 'pass', exchanges: [2], findings: [] } } : {}),
      })) as unknown as readonly AttemptedCase[],
    send: async ({ id }) => {
      order.push(id);
      if (id.endsWith('/again')) {
        shown.late?.(nothing);
        shown.later?.({ ...nothing, isCut: true });
        return acted(nothing);
      }
      const loan = new Promise<Loan>((resolve) => {
        shown[id] = resolve;
      });
      return { lent: nothing, loan };
    },
  });
  expect(order).toEqual(['late', 'later', 'late/again', 'later/again']);
});

test('once the run is over, nothing is sent, nor judged to be sent again, nor announced', async () => {
  const experiments = ['one', 'other'].map((id) => ({ id, operation: {}, facets: [], cases: [{ id, expect: {} }] }));
  const loans = new Map<string, Loan>();
  const told: string[] = [];
  await sendAll(experiments as unknown as readonly Experiment[], {
    places: createPlaces(1),
    loans,
    waiting: createWaiting(loans, { usually: async () => undefined }),
    isStopped: () => told.length > 0,
    onMore: () => void told.push('announced'),
    meet: async () => undefined,
    isHurried: () => false,
    discount: () => undefined,
    attempts: () => {
      told.push('judged');
      return [];
    },
    send: async ({ id }) => {
      told.push(id);
      return acted(nothing);
    },
  });
  expect(told).toEqual(['one']);
});
