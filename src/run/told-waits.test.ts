import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.js';
import { type ToldWaits, toldWaits } from './told-waits.js';

const later = (seconds: number): Answer => ({
  kind: 'response',
  status: 429,
  headers: [['retry-after', String(seconds)]],
  body: '',
  isUtf8: true,
});

/** How many waits in a row are obeyed where nothing else is ever answered. */
function obeyed(waits: ToldWaits, seconds: number, start = 1_000_000): number {
  let now = start;
  for (let count = 0; count < 100; count += 1) {
    if (waits.told(later(seconds), now, now).kind !== 'wait') return count;
    now = Math.max(now, waits.resumeAt());
  }
  return 100;
}

test.each([
  [0, 8],
  [1, 8],
  [30, 2],
  [60, 1],
  [61, 0],
  [3600, 0],
])('before anything was served, waits of %i s are obeyed %i times', (seconds, times) => {
  expect(obeyed(toldWaits(), seconds)).toBe(times);
});

test.each([
  [1, 8],
  [30, 3],
  [60, 2],
  [300, 1],
  [301, 0],
])('after something was served, waits of %i s are obeyed %i times', (seconds, times) => {
  const waits = toldWaits();
  waits.served();
  expect(obeyed(waits, seconds)).toBe(times);
});

test('whoever is to wait for a target to start waits as long as the target asks', () => {
  expect(obeyed(toldWaits(240_000), 120)).toBe(2);
});

test('a limit that lets someone in between is obeyed for good', () => {
  const waits = toldWaits();
  let now = 1_000_000;
  for (let count = 0; count < 200; count += 1) {
    waits.served();
    expect(waits.told(later(20), now, now).kind).toBe('wait');
    now = waits.resumeAt();
  }
});

test('requests that were sent together are told one wait', () => {
  const waits = toldWaits();
  const now = 1_000_000;
  for (let count = 0; count < 50; count += 1) expect(waits.told(later(20), now, now + count).kind).toBe('wait');
  expect(waits.resumeAt()).toBeGreaterThanOrEqual(now + 20_000);
});

test('an answer that tells nothing is left to who repeats', () => {
  const silent: Answer = { kind: 'response', status: 429, headers: [], body: '', isUtf8: true };
  expect(toldWaits().told(silent, 0, 0)).toEqual({ kind: 'nothing' });
});

test('what is not obeyed is told with what was asked', () => {
  expect(toldWaits().told(later(3600), 0, 0)).toMatchObject({ sentence: expect.stringContaining('Retry-After: 3600') });
});

test('a wait is said once, to those who were sent together, and not where it is short', () => {
  const waits = toldWaits();
  waits.served();
  const first = waits.told(later(45), 0, 100);
  expect(first).toMatchObject({ sentence: expect.stringMatching(/429 and asks to wait 45 s .*the run waits/) });
  expect(waits.told(later(45), 0, 101)).toEqual({ kind: 'wait' });
  expect(waits.told(later(2), waits.resumeAt(), waits.resumeAt())).toEqual({ kind: 'wait' });
});
