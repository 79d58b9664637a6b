import { expect, test } from 'vitest';
import { createPatience, type Patience, type Wait } from './patience.js';

const settleMs = 10_000;
const usual = { experiment: 'a', operation: 'o', phase: 'after', facets: [], for: 'change' } as const;

const facets = [{ name: 'devices of A' }] as const;

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

function told(times: number, tookMs: number, phase: Wait['phase'] = 'after') {
  const one = patient();
  for (let time = 0; time < times; time += 1)
    one.patience.shown({ ...usual, phase, since: one.now() - tookMs, looks: 1 });
  return one;
}

test('a change is waited for as long as it may take', async () => {
  expect(await waited(patient())).toBeGreaterThan(8000);
  expect(await waited(patient())).toBeLessThanOrEqual(settleMs);
});

test('what was to stay is looked at a few times more', async () => {
  expect(await waited(patient(), { for: 'rest' })).toBeLessThanOrEqual(300);
});

test.each([
  ['shows changes within 5 ms', told(100, 5), 500],
  ['shows changes within 100 ms', told(100, 100), 2000],
  ['is hardly known', told(5, 5), settleMs],
] as const)(
  'what a target that %s usually shows is waited for so long before anything follows',
  async (_target, one, expected) => {
    const since = one.now();
    await one.patience.usually(since, new Promise(() => undefined));
    expect(one.now() - since).toBe(expected);
  },
);

test('whoever waits is not waited for once that is over', async () => {
  const { patience, now } = patient();
  await patience.usually(now(), Promise.resolve());
  expect(now()).toBeLessThanOrEqual(500);
});

test('a failure is waited for as long as a change may take, whatever is usual', async () => {
  expect(await waited(told(100, 5))).toBeGreaterThan(8000);
  expect(await waited(told(100, 5), { experiment: 'a/again' })).toBeGreaterThan(8000);
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

test('an attempt that counts no more is not waited for longer than usual', async () => {
  const one = told(100, 5);
  one.patience.discount('a');
  expect(await waited(one, { facets })).toBeLessThanOrEqual(500);
  expect(await waited(one, { facets, experiment: 'a/again' })).toBeGreaterThan(8000);
});

test('a first attempt hurries where stages have shown soon so far, and the second one waits as long as that may take', async () => {
  const one = told(100, 5, 'before');
  const stage = { phase: 'before', for: 'arrangement' } as const;
  expect(await waited(one, stage)).toBeLessThanOrEqual(500);
  expect(one.patience.isHurried('a')).toBe(true);
  expect(await waited(one, { ...stage, experiment: 'b/again' })).toBeGreaterThan(8000);
  expect(one.patience.isHurried('b/again')).toBe(false);
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
  expect(await waited(one, { facets })).toBeGreaterThan(8000);
  expect(await waited(one, { facets, experiment: 'b/again' })).toBeLessThanOrEqual(500);
  expect(await waited(one, { facets, operation: 'p' })).toBeGreaterThan(8000);
  expect(await waited(one, { facets: [...facets, { name: 'identity A' }] })).toBeGreaterThan(8000);
});

/** Those who wait for the same at the same time: how often each looks, and when it stops. `shows` are the last looks of some. */
async function together(begin: Readonly<Record<string, number>>, shows: Readonly<Record<string, number>> = {}) {
  const sleepers = new Map<() => void, number>();
  let time = 0;
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        sleepers.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      sleepers.set(wake, time + ms);
      signal?.addEventListener('abort', wake);
    });
  const patience = createPatience(settleMs, new AbortController().signal, { now: () => time, sleep });
  const seen: Record<string, { readonly looks: number; readonly end: number }> = {};
  const waits = Object.entries(begin).map(async ([experiment, since]) => {
    await sleep(since);
    let looks = 1;
    while (looks !== shows[experiment] && (await patience.again({ ...usual, facets, experiment, since, looks })))
      looks += 1;
    patience.done({ experiment });
    seen[experiment] = { looks, end: time };
  });
  for (let left = waits.length; left > 0; left = waits.length - Object.keys(seen).length) {
    await new Promise(setImmediate);
    const [next] = [...sleepers].sort(([, one], [, other]) => one - other);
    if (!next) continue;
    time = next[1];
    next[0]();
  }
  return seen;
}

test('where several wait longer than usual, one looks for all of them, and all look once more when it stops', async () => {
  const { a, b, 'b/again': second } = await together({ a: 0, b: 1000, 'b/again': 6000 });
  expect(a?.looks).toBeGreaterThan(8);
  expect([b?.looks, second?.looks]).toEqual([6, 6]);
  expect([b?.end, second?.end]).toEqual([a?.end, a?.end]);
});

test('where it shows to the one that looks, the next one takes over, as long as a change may take', async () => {
  const { a, b } = await together({ a: 0, b: 1000 }, { a: 7 });
  expect(a?.end).toBeLessThan(3500);
  expect(b?.end).toBeGreaterThan(10_000);
});
