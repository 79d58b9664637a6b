import { expect, test } from 'vitest';
import type { Report } from '../bundle/report.js';
import type { Verdict } from '../model/verdict.js';
import { partialText } from './partial-text.js';

function report(profile: Report['profile'], ...seen: readonly (readonly [string, Verdict['outcome']])[]) {
  return { profile, verdicts: seen.map(([operation, outcome]) => ({ operation, outcome }) as Verdict) };
}

test('names the operations that an observed command never called', () => {
  const seen = [
    ['a', 'pass'],
    ['a', 'inapplicable'],
    ['b', 'inapplicable'],
    ['b', 'inapplicable'],
  ] as const;
  expect(partialText(report('client-observed', ...seen))).toBe('only a part was observed: nothing was sent to b');
  expect(partialText(report('client-observed', ['a', 'fail']))).toBe('only a part was observed');
});

test('says of other runs that a selection was made', () => {
  expect(partialText(report('full', ['a', 'inapplicable']))).toBe('only a selection of the profile was judged');
});
