import { expect, test } from 'vitest';
import { verdict } from '../report/sample.test-support.js';
import { drawn } from './witness.js';

const passed = Array.from({ length: 200 }, (_, index) =>
  verdict({ case: `case ${index}`, requirement: `requirement ${index % 7}` }),
);
const random = (seed: number) => {
  let state = seed;
  return (bound: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % bound;
  };
};

test('a tenth is drawn, another one each time', () => {
  const [one, other] = [drawn(passed, random(1)), drawn(passed, random(2))];
  expect([one.size, other.size]).toEqual([expect.closeTo(22, -1), expect.closeTo(22, -1)]);
  expect([...one].sort()).not.toEqual([...other].sort());
});

test('each requirement is among them, however few cases it has', () => {
  const rare = verdict({ case: 'rare', requirement: 'rare' });
  for (const seed of [1, 2, 3]) expect(drawn([...passed, rare], random(seed))).toContain('rare');
});

test('what did not pass is not drawn', () => {
  const others = (['fail', 'inconclusive', 'inapplicable'] as const).map((outcome) =>
    verdict({ case: outcome, outcome }),
  );
  expect([...drawn([...others, verdict({ case: 'passed' })], random(1))]).toEqual(['passed']);
});
