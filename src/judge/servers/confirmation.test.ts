import { expect, test } from 'vitest';
import type { Outcome, Verdict } from '../../model/verdict.js';
import { confirmed } from './confirmation.js';

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
