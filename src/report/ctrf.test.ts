import { validate } from 'ctrf';
import { expect, test } from 'vitest';
import { ctrfPieces } from './ctrf.js';
import { exchange, hostile, report, verdict, violation } from './sample.test-support.js';

const render = (...given: Parameters<typeof report>) =>
  JSON.parse([...ctrfPieces({ report: report(...given), exchanges: [exchange()] })].join(''));

const everything = [
  verdict({ case: 'a/b/1' }),
  violation({ case: 'a/b/2' }),
  violation({ case: 'a/b/3', level: 'SHOULD' }),
  verdict({ case: 'a/b/4', outcome: 'inconclusive', attribution: 'environment', findings: [{ note: 'x' }] }),
  verdict({ case: 'a/b/5', outcome: 'inapplicable', findings: [{ note: 'not claimed' }] }),
  violation({ case: 'a/b/6', findings: [{ note: hostile }], title: hostile }),
];

test('the document is valid against the published schema', () => {
  expect(validate(render(everything))).toMatchObject({ valid: true });
  expect(validate(render([], { notJudged: 'no answer' }))).toMatchObject({ valid: true });
  expect(validate({ results: {} })).toMatchObject({ valid: false });
});

test('each outcome has its status, and the summary counts them', () => {
  const { results } = render(everything);
  const statuses = results.tests.map(({ status, rawStatus }: Record<string, string>) => `${status} ${rawStatus}`);
  expect(statuses).toEqual([
    'passed non-conforming',
    'passed undefined',
    'failed fail',
    'other fail',
    'other inconclusive',
    'skipped inapplicable',
    'failed fail',
  ]);
  expect(results.summary).toMatchObject({ tests: 7, passed: 2, failed: 2, other: 2, skipped: 1, pending: 0 });
  expect(results.tests[2].trace).toMatch(/Expected: 400\n {2}Actual: {3}200/);
});

test('a run without a judgement has a failed test', () => {
  const { results } = render([], { notJudged: 'no answer' });
  expect(results.summary.failed).toBe(1);
  expect(results.tests[0].message).toContain('no answer');
});
