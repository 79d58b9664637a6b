import { expect, test } from 'vitest';
import { report, verdict, violation } from '../report/sample.test-support.js';
import { fromRecorded, recorded } from './recorded.js';

const hard = violation({
  findings: [
    { where: 'a: expected b, received c', expected: 'd, received e', received: 'f; g', note: 'h', exchange: 0 },
    { note: 'status: expected 400, received 200' },
  ],
});

test('report.json holds each finding as a sentence and in its parts', () => {
  const [first] = recorded(report([hard])).verdicts;
  expect(first?.findings).toEqual([
    'a: expected b, received c: expected d, received e, received f; g; h',
    'status: expected 400, received 200',
  ]);
  expect(first?.findingParts).toEqual(hard.findings);
});

test('what was recorded is read as it was, however its sentences read', () => {
  const one = report([hard, verdict()]);
  expect(fromRecorded(JSON.parse(JSON.stringify(recorded(one))))).toEqual(one);
});
