import { expect, test } from 'vitest';
import type { Answer } from '../../model/exchange.js';
import { notSent } from '../not-sent.js';
import { createPlaces } from '../places.js';
import type { Call } from './call.js';
import { createSight } from './sight.js';

const answered = (status: number, type: string): Answer => ({
  kind: 'response',
  status,
  headers: [],
  body: JSON.stringify({ error: { type } }),
  isUtf8: true,
});
const unknown = answered(404, 'not_found');

/** A sight over a target that answers so, on a clock that stands still but for the waiting. */
function sightOf(answers: Answer[], end = new AbortController()) {
  let now = 0;
  let asks = 0;
  const call = (async () => {
    asks += 1;
    return { answer: end.signal.aborted ? notSent : (answers.shift() ?? unknown) };
  }) as unknown as Call;
  const sleep = async (ms: number, signal?: AbortSignal) => {
    if (!signal?.aborted) now += ms;
  };
  const sight = createSight(call, 10_000, createPlaces(1), end.signal, { now: () => now, sleep });
  return { see: () => sight({ key: 'a' }, 'user_identity', 'one', 'home'), now: () => now, asks: () => asks, end };
}

test('what a target makes is waited for as long as a change may take, and not again where nothing has shown', async () => {
  const { see, now, asks } = sightOf([]);
  await see();
  expect(now()).toBeGreaterThan(9000);
  const before = [now(), asks()];
  await see();
  expect([now(), asks()]).toEqual(before);
});

test('what was late once is asked for after as long, and at once when the run is over', async () => {
  const { see, now, asks, end } = sightOf([unknown, unknown, answered(200, ''), answered(200, '')]);
  await see();
  const late = now();
  expect([late, asks()]).toEqual([20 + 40, 3]);
  await see();
  expect([now(), asks()]).toEqual([late * 2, 4]);
  end.abort();
  await see();
  expect(now()).toBe(late * 2);
});
