import { expect, test } from 'vitest';
import { createPatience, type Patience, type Wait } from './patience.js';

const settleMs = 10_000;
const usual = { experiment: 'a', operation: 'o', phase: 'after', facets: [], for: 'change' } as const;

/** A patience on a clock that stands still but for the waiting. */
function patient(signal = new AbortController().signal) {
  let now = 0;
  const sleep = async (ms: number) => {
    now += ms;
  };
  return { patience: createPatience(settleMs, signal, { now: () => now, sleep }), now: () => now };
}

/** How long a state is waited for. */
async function waited(
  { patience, now }: { readonly patience: Patience; readonly now: () => number },
  wait: Partial<Wait> = {},
): Promise<number> {
  const since = now();
  for (let looks = 1; ; looks += 1) {
    if (!(await patience.again({ ...usual, ...wait, since, looks }))) return now() - since;
  }
}

function told(times: number, tookMs: number) {
  const one = patient();
  for (let time = 0; time < times; time += 1) one.patience.shown({ ...usual, since: one.now() - tookMs, looks: 1 });
  return one;
}

test('a change is waited for as long as it may take', async () => {
  expect(await waited(patient())).toBeGreaterThan(8000);
  expect(await waited(patient())).toBeLessThanOrEqual(settleMs);
});

test('what was to stay is looked at a few times more', async () => {
  expect(await waited(patient(), { for: 'rest' })).toBeLessThanOrEqual(300);
});

test('a target whose changes show soon is not waited for so long', async () => {
  expect(await waited(told(100, 5))).toBeLessThanOrEqual(500);
  expect(await waited(told(100, 100))).toBeLessThanOrEqual(2000);
  expect(await waited(told(100, 100))).toBeGreaterThan(1000);
});

test('but when a failure is confirmed, or little is known of it', async () => {
  expect(await waited(told(100, 5), { experiment: 'a/again' })).toBeGreaterThan(8000);
  expect(await waited(told(5, 5))).toBeGreaterThan(8000);
});

test('what a call has done is waited for to be undone where it was undone before', async () => {
  const one = patient();
  expect(await waited(one, { experiment: 'a/again', phase: 'end' })).toBe(0);
  one.patience.notLasting('a');
  expect(await waited(one, { experiment: 'a/again', phase: 'end' })).toBeGreaterThan(1000);
  expect(await waited(one, { experiment: 'b/again', phase: 'end' })).toBe(0);
});

test('no one waits once the run is stopped', async () => {
  expect(await waited(patient(AbortSignal.abort()))).toBe(0);
});

test('what a stage is arranged with is waited for until a target has shown nothing in all that time', async () => {
  const one = patient();
  expect(await waited(one, { phase: 'before', for: 'arrangement' })).toBeGreaterThan(8000);
  expect(await waited(one, { phase: 'before', for: 'arrangement' })).toBeLessThanOrEqual(500);
});

test.each([
  ['nothing was late', { looks: 1 }, {}, 0],
  ['a change was late', {}, {}, 400],
  ['a change was late, for what another operation changes', {}, { operation: 'other' }, 0],
  ['a change was late, for what stages are arranged with', {}, { phase: 'before' }, 0],
  ['a stage was late', { phase: 'before' }, { operation: 'other' }, 400],
  ['a stage was late, for what stages are arranged with', { phase: 'before' }, { phase: 'before' }, 400],
] as const)('where %s, as much is outlasted as that took twice', async (_case, late, wait, expected) => {
  const { patience, now } = patient();
  patience.shown({ ...usual, looks: 2, ...late, since: now() - 200 });
  const since = now();
  expect(await patience.outlast({ ...usual, ...wait, since })).toBe(expected > 0);
  expect(now() - since).toBe(expected);
});

test('what did not show in all that time is not waited for as long again, by any attempt, and everything else is', async () => {
  const one = patient();
  const facets = [{ name: 'devices of A' }] as const;
  expect(await waited(one, { facets })).toBeGreaterThan(8000);
  expect(await waited(one, { facets, experiment: 'b/again' })).toBeLessThanOrEqual(500);
  expect(await waited(one, { facets, operation: 'p' })).toBeGreaterThan(8000);
  expect(await waited(one, { facets: [...facets, { name: 'identity A' }] })).toBeGreaterThan(8000);
});
