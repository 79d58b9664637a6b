import { expect, test } from 'vitest';
import { mutants } from '../../fixtures/mutants/index.js';
import { variants } from '../../fixtures/variants/index.js';
import { type Comparison, falseAlarms, findings, found } from './comparison.js';
import { evenlyChosen } from './evenly-chosen.js';
import { alarmsOf } from './judged-by-suite.js';
import { renderComparison } from './page.js';
import { alarmsIn } from './schemathesis/judged-by-schemathesis.js';
import { type ComparedSubject, chosenMutants, chosenVariants, reference } from './subjects.js';
import type { Alarm, ToolRun } from './tool-run.js';

const numbers = (length: number) => Array.from({ length }, (_, index) => index);

test.each([
  { length: 10, count: 5, chosen: [0, 2, 4, 6, 8] },
  { length: 7, count: 3, chosen: [0, 2, 4] },
  { length: 3, count: 3, chosen: [0, 1, 2] },
  { length: 2, count: 3, chosen: [0, 1] },
  { length: 0, count: 3, chosen: [] },
])('of $length, $count evenly', ({ length, count, chosen }) => {
  expect(evenlyChosen(numbers(length), count)).toEqual(chosen);
});

test('what is chosen does not depend on the order of the tables', () => {
  const ids = (subjects: readonly ComparedSubject[]) => subjects.map(({ id }) => id);
  expect(new Set(ids(chosenMutants())).size).toBe(60);
  expect(ids(chosenMutants(60, mutants.toReversed()))).toEqual(ids(chosenMutants()));
  expect(ids(chosenVariants(8, variants.toReversed()))).toEqual(ids(chosenVariants()));
});

test('a requirement and an operation are one alarm, whatever the number of cases', () => {
  const verdict = { case: 'a', requirement: 'r', operation: 'o', level: 'MUST', outcome: 'fail' };
  const verdicts = [verdict, { ...verdict, case: 'b' }, { ...verdict, case: 'c', outcome: 'pass' }];
  expect(alarmsOf({ verdicts } as never)).toEqual([{ check: 'r', operation: 'o', level: 'MUST' }]);
});

test('the report of Schemathesis is read', () => {
  const failures = [{ type: 'IgnoredAuth', title: 'Open', operations: ['POST /a', 'POST /b'] }];
  expect(
    alarmsIn(JSON.stringify({ complete: true, failures, errors: [{ title: 'Network Error', count: 1 }] })),
  ).toEqual([
    { check: 'Open', operation: 'POST /a' },
    { check: 'Open', operation: 'POST /b' },
    { check: 'Network Error', operation: '' },
  ]);
  expect(() => alarmsIn('{"complete":false,"stop_reason":"interrupted"}')).toThrow('interrupted');
});

const run = (...alarms: readonly Alarm[]): ToolRun => ({ alarms, isFailed: alarms.length > 0, requests: 7, ms: 2000 });
const noise = { check: 'noise', operation: 'POST /a' };
const breaks = { requirement: 'uuid.malformed-refused', level: 'MUST' } as const;
const [lenient, open]: readonly [ComparedSubject, ComparedSubject] = [
  { id: 'lenient', title: 'accepts | anything', breaks },
  { id: 'open', title: 'asks no one', breaks },
];
const variant: ComparedSubject = { id: 'terse', title: 'says little' };

const comparison: Comparison = {
  reference,
  mutants: [lenient, open],
  variants: [variant],
  tools: [
    {
      name: 'this suite',
      runs: new Map([
        [reference, run()],
        [variant, run()],
        [lenient, run({ check: 'uuid.malformed-refused', operation: 'a', level: 'MUST' })],
        [open, run()],
      ]),
    },
    {
      name: 'noisy',
      runs: new Map([
        [reference, run(noise)],
        [variant, run()],
        [lenient, run(noise)],
        [open, run(noise, { check: 'noise', operation: 'POST /b' })],
      ]),
    },
    { name: 'absent', absence: 'no such package', runs: new Map() },
  ],
};
const [own, noisy] = comparison.tools;

test('what is said of the reference too is no finding, and is a false alarm', () => {
  if (own === undefined || noisy === undefined) throw new Error('two tools are compared');
  expect(findings(noisy, open, comparison)).toEqual([{ check: 'noise', operation: 'POST /b' }]);
  expect(found(noisy, comparison)).toEqual([open]);
  expect(falseAlarms(noisy, comparison)).toEqual([reference]);
  expect(found(own, comparison)).toEqual([lenient]);
  expect(falseAlarms(own, comparison)).toEqual([]);
});

test('the page says what each finds alone, and which tool could not be had', () => {
  const page = renderComparison(comparison, { cores: 2, node: 'v20.0.0', day: '2030-01-02', sideBySide: 3 });
  for (const line of [
    'absent could not be had here: no such package.',
    '| this suite | 1 of 2 | 1 of 2 | 0 of 0 | 0 of 0 | 0 of 2 | 7 (7 to 7) | 2 (2 to 2) |',
    '| noisy | 1 of 2 | 1 of 2 | 0 of 0 | 0 of 0 | 1 of 2 | 7 (7 to 7) | 2 (2 to 2) |',
    '- **noisy** finds `open` that this suite does not find. This suite finds 1 that it does not find.',
    '| `uuid.*` | 1 of 2 | 1 of 2 |',
    '| `reference` | the reference implementation | none | noise |',
    '| `lenient` | uuid.malformed-refused (MUST) | accepts \\| anything | uuid.malformed-refused | not found |',
  ]) {
    expect(page.split('\n')).toContain(line);
  }
});
