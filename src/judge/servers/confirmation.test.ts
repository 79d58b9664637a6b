import { expect, test } from 'vitest';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Outcome, Verdict } from '../../model/verdict.js';
import { type AttemptedCase, confirmed, settledVerdicts } from './confirmation.js';

const verdict = (outcome: Outcome, exchange: number): Verdict => ({
  case: 'c',
  requirement: 'void.json',
  operation: 'o',
  concern: 'void-response',
  title: 't',
  level: 'MUST',
  outcome,
  findings: [{ note: outcome }],
  control: 'accepted',
  exchanges: [exchange],
});

test.each([
  ['fail', 'fail', 'fail', '2/2'],
  ['fail', 'pass', 'fail', '1/2'],
  ['pass', 'fail', 'fail', '1/2'],
  ['fail', 'inconclusive', 'fail', '1/1'],
  ['inconclusive', 'fail', 'fail', '1/1'],
  ['fail', undefined, 'fail', '1/1'],
  ['inconclusive', 'pass', 'pass', undefined],
  ['pass', 'inconclusive', 'pass', undefined],
  ['inconclusive', 'inconclusive', 'inconclusive', undefined],
  ['inapplicable', 'inapplicable', 'inapplicable', undefined],
  ['pass', undefined, 'pass', undefined],
] as const)('%s and then %s is %s, confirmed %s', (first, second, outcome, confirmation) => {
  const both = confirmed(verdict(first, 1), second && verdict(second, 2));
  expect(both).toMatchObject({ outcome, findings: [{ note: outcome }] });
  expect(both.confirmed).toBe(confirmation);
  expect([...both.exchanges].sort()).toEqual(second === undefined ? [1] : [1, 2]);
});

const attempt = (
  id: string,
  first: Outcome,
  second: Outcome | undefined,
  { isScenario = true, where = 'identity A', company }: { isScenario?: boolean; where?: string; company?: string } = {},
): AttemptedCase => {
  const finding = { where, expected: 'present', received: 'absent' };
  const of = (outcome: Outcome) => ({ ...verdict(outcome, 1), case: id, findings: [finding] });
  return {
    experiment: {
      ...(isScenario ? { stage: {} } : {}),
      facets: [
        { name: 'identity A', subject: 'A' },
        { name: 'identity B', subject: 'B' },
      ],
    } as unknown as Experiment,
    case: { id, expect: { kind: isScenario ? 'state' : 'refused', becomes: {} } } as unknown as AttemptedCase['case'],
    first: of(first),
    traces: [],
    ...(company === undefined ? {} : { company }),
    ...(second === undefined ? {} : { second: of(second) }),
  };
};

test.each<[string, readonly AttemptedCase[], readonly string[]]>([
  ['a failure that is not seen again is intermittent', [attempt('a', 'fail', 'pass')], ['fail 1/2']],
  [
    'unless another call does wrong',
    [attempt('a', 'fail', 'pass'), attempt('b', 'fail', 'fail')],
    ['pass', 'fail 2/2'],
  ],
  [
    'an experiment is hit only by who reaches others',
    [attempt('a', 'fail', 'pass', { isScenario: false }), attempt('b', 'fail', 'fail')],
    ['fail 1/2', 'fail 2/2'],
  ],
  [
    'and then its undisturbed attempt counts',
    [attempt('a', 'fail', 'pass', { isScenario: false }), attempt('b', 'pass', 'fail', { where: 'identity B' })],
    ['pass', 'fail 1/1'],
  ],
  [
    'what a company has lost and nobody is seen to take is told once',
    ['a', 'b'].map((id) => attempt(id, 'fail', 'pass', { where: 'identity B', company: 'a/company' })),
    ['fail 1/2', 'pass'],
  ],
  [
    'and by each company',
    ['a', 'b'].map((id) => attempt(id, 'fail', 'pass', { where: 'identity B', company: `${id}/company` })),
    ['fail 1/2', 'fail 1/2'],
  ],
  [
    'not by whom it was taken from in the sight of others',
    [
      attempt('a', 'fail', 'pass', { where: 'identity B', company: 'a/company' }),
      attempt('b', 'fail', 'fail', { where: 'identity B', company: 'a/company' }),
    ],
    ['pass', 'fail 2/2'],
  ],
  [
    'of a call that may hit anybody the undisturbed attempt counts',
    [attempt('a', 'pass', 'fail')].map((one) => ({ ...one, first: { ...one.first, mayHitAnybody: true } })),
    ['fail 1/1'],
  ],
  ['what was sent once stays', [attempt('a', 'pass', undefined), attempt('b', 'fail', 'fail')], ['pass', 'fail 2/2']],
])('%s', (_what, attempts, said) => {
  expect(settledVerdicts(attempts).map(({ outcome, confirmed }) => [outcome, confirmed].join(' ').trim())).toEqual(
    said,
  );
});

test('some request of many that fails each time, and each time another one, is intermittent', () => {
  const at = (where: string, exchange: number) => ({
    ...verdict('fail', exchange),
    findings: [{ where, expected: 'an answer below 500', received: '500' }],
  });
  const both = (second: string) =>
    settledVerdicts([
      {
        ...attempt('a', 'fail', 'fail', { isScenario: false }),
        case: { id: 'a', expect: { kind: 'every' } } as unknown as AttemptedCase['case'],
        first: at('one', 1),
        second: at(second, 2),
      },
    ]).map(({ confirmed: confirmation }) => confirmation);
  expect([both('one'), both('another')]).toEqual([['2/2'], ['1/2']]);
});

test('a route that is there at the second look is no failure, and is said to have come late', () => {
  const asked = { id: 'a', expect: { kind: 'served' } } as unknown as AttemptedCase['case'];
  const seen = (first: Outcome, second: Outcome) =>
    settledVerdicts([{ ...attempt('a', first, second, { isScenario: false }), case: asked }])[0];
  expect(seen('fail', 'pass')).toMatchObject({
    outcome: 'pass',
    findings: [{ where: 'identity A', note: expect.stringContaining('not there at first') }],
  });
  expect(seen('fail', 'fail')).toMatchObject({ outcome: 'fail', confirmed: '2/2' });
});
