import { expect, test } from 'vitest';
import { type BenchFigures, renderPerformance } from './page.js';
import { parts } from './parts.js';
import { medians } from './rounds.js';

const run = {
  ms: 3000,
  requests: 100,
  own: 3,
  bareMs: 1500,
  sentMs: 2000,
  peakMegabytes: 99.6,
  bundleBytes: 7e6,
  harBytes: 5e6,
};

const figures: BenchFigures = {
  rounds: 5,
  concurrency: 8,
  suiteVersion: '1.2.3',
  node: 'v20.0.0',
  cores: 2,
  day: '2030-01-02',
  load: 1,
  parts: {
    ...Object.fromEntries(Object.keys(parts).map((name) => [name, run])),
    'start-up/version': { ms: 500 },
    'failing/uuid-unanchored': { ...run, ms: 4500 },
  },
};

test('each figure has a median of its own', () => {
  expect(medians([3, 9, 1].map((ms, index) => ({ ms, requests: index })))).toEqual({ ms: 3, requests: 1 });
});

test('ratios are to the bare replay and start-up, to the bound of the latency, and to the conforming target', () => {
  const lines = renderPerformance(figures).split('\n');
  expect(lines).toContain('| `full` | 100 | 3.00 s | 1.50 s | 1.50 | 2.00 s | 100 MB | 7.0 MB | 5.0 MB |');
  expect(lines).toContain('| `full` | 100 | 3.00 s | 1.50 s | 1.50 | 2.00 |');
  expect(lines).toContain('| `uuid-unanchored` | 100 | 4.50 s | 1.50 |');
  expect(lines).toContain('| `revocation-not-stored` | 100 | 3.00 s | 1.00 |');
});

test.each([
  { load: 1.5, note: 'nothing much ran beside it' },
  { load: 7.2, note: 'other work ran beside it: a load of 7' },
])('a load of $load is told', ({ load, note }) => {
  expect(renderPerformance({ ...figures, load })).toContain(note);
});

test('there is no page without every part', () => {
  const { 'distant/full': _, ...others } = figures.parts;
  expect(() => renderPerformance({ ...figures, parts: others })).toThrow('requests of distant/full was not measured');
});
