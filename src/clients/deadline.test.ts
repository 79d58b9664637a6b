import { expect, test } from 'vitest';
import { success } from '../../suites/clients/scripted-answer.js';
import type { Arrival } from '../model/arrival.js';
import { deadlineOf } from './deadline.js';

const limits = { callMs: 15_000, silenceMs: 60_000 };
const sentAt = 1_000_000;

function deadline(answer: { readonly kind: 'refuse' | 'silence' } | typeof success, ...seconds: readonly number[]) {
  const arrivals = seconds.map((second) => {
    const at = sentAt + 1000 * second;
    return { arrivedAt: at, answeredAt: at } as Arrival;
  });
  const target = { arrived: () => ({ arrivals, elsewhere: [], beside: [] }) };
  return (deadlineOf({ id: 'one', answers: [answer] }, target, limits)(sentAt) - sentAt) / 1000;
}

test.each([
  ['a call of which nothing is heard', [], 15],
  ['a call that is answered after two seconds, and rests for as long', [2], 2 + 15 + 4],
  ['a call that repeats after 1, 2, 4 and 8 seconds, and may rest for 16', [0, 1, 3, 7, 15], 15 + 15 + 16],
] as const)('%s', (_title, seconds, expected) => {
  expect(deadline(success, ...seconds)).toBe(expected);
});

test.each(['silence', 'refuse'] as const)('a call that meets %s has the time of that on top', (kind) => {
  expect(deadline({ kind })).toBe(75);
});

test('no call is waited for without end', () => {
  expect(deadline(success, 0, 100, 170)).toBe(180);
});
