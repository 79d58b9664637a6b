import { expect, test } from 'vitest';
import { createPatience, type Patience } from './patience.js';

const settleMs = 10_000;

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
  wait: { readonly experiment?: string; readonly isForChange?: boolean } = {},
): Promise<number> {
  const since = now();
  for (let looks = 1; ; looks += 1) {
    if (!(await patience.again({ experiment: 'a', isForChange: true, ...wait, since, looks }))) return now() - since;
  }
}

function told(times: number, tookMs: number) {
  const one = patient();
  for (let time = 0; time < times; time += 1) one.patience.shown(one.now() - tookMs);
  return one;
}

test('a change is waited for as long as it may take', async () => {
  expect(await waited(patient())).toBeGreaterThan(8000);
  expect(await waited(patient())).toBeLessThanOrEqual(settleMs);
});

test('what was to stay is looked at a few times more', async () => {
  expect(await waited(patient(), { isForChange: false })).toBeLessThanOrEqual(300);
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

test('no one waits once the run is stopped', async () => {
  expect(await waited(patient(AbortSignal.abort()))).toBe(0);
});
