import { expect, test } from 'vitest';
import { renderCodeQuality } from './code-quality.js';
import { hostile, report, verdict, violation } from './sample.test-support.js';
import { renderSarif } from './sarif.js';

const sample = report(
  [
    violation({ case: 'one' }),
    violation({ case: 'two' }),
    violation({ case: 'known', requirement: 'void.json' }),
    violation({ case: 'should', requirement: 'error.envelope', level: 'SHOULD' }),
    verdict({ requirement: 'void.ok-true', outcome: 'inconclusive', findings: [{ note: hostile }] }),
    verdict(),
  ],
  {},
  { covered: new Set(['known']), problems: [] },
);

test('SARIF has a rule for each requirement and a result for each operation', () => {
  const { version, runs } = JSON.parse(renderSarif({ report: sample, exchanges: [] }));
  expect(version).toBe('2.1.0');
  const [{ tool, results }] = runs;
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'uuid.malformed-refused',
    'void.ok-true',
    'error.envelope',
    'void.json',
  ]);
  expect(
    results.map((one: { ruleId: string; level: string; suppressions?: [] }) => [
      one.ruleId,
      one.level,
      one.suppressions !== undefined,
    ]),
  ).toEqual([
    ['uuid.malformed-refused', 'error', false],
    ['void.ok-true', 'error', false],
    ['error.envelope', 'warning', false],
    ['void.json', 'note', true],
  ]);
  for (const { ruleId, ruleIndex, message, locations } of results) {
    expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(locations).toHaveLength(1);
    expect(message.text).not.toContain('\x1b');
  }
  expect(results[0].message.text).toContain('status: expected 400, received 200) and 1 more case');
});

test('the code quality report has an entry for each operation and requirement, with a fingerprint of its own', () => {
  const entries = JSON.parse(renderCodeQuality({ report: sample, exchanges: [] }));
  expect(entries.map((one: { check_name: string; severity: string }) => [one.check_name, one.severity])).toEqual([
    ['uuid.malformed-refused', 'critical'],
    ['void.ok-true', 'critical'],
    ['error.envelope', 'minor'],
    ['void.json', 'info'],
  ]);
  expect(new Set(entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(4);
  const again = JSON.parse(renderCodeQuality({ report: report([violation({ case: 'two' })]), exchanges: [] }));
  expect(again[0].fingerprint).toBe(entries[0].fingerprint);
});

test('a conforming run leaves nothing to read', () => {
  const clean = { report: report([verdict()]), exchanges: [] };
  expect(JSON.parse(renderCodeQuality(clean))).toEqual([]);
  expect(JSON.parse(renderSarif(clean)).runs[0].results).toEqual([]);
});
