import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordedReport } from '../../src/bundle/schema/report.js';
import { emptyFolder, runCommandLine } from '../../src/cli/testing/command.js';
import { type JudgedFake, judgeFake } from './judged-fake.js';
import { fakeKey, installFake, type PublishedFake } from './published-fake.js';
import { readingFor, renderFakeTable } from './render-fake-table.js';

let fake: PublishedFake;
let judged: JudgedFake;

beforeAll(async () => {
  fake = await installFake();
  judged = await judgeFake(fake);
}, 300_000);

afterAll(() => fake?.remove());

test('every path of the published document is planned', () => {
  const { operations, unjudged } = judged.contract;
  expect(new Set([...operations, ...unjudged].map(({ path }) => path)).size).toBe(316);
  for (const { reason } of unjudged) expect(reason).toMatch(/^its credentials are of/);
});

test('what the fake does not serve is one case, and it deviates in what it does', () => {
  for (const { verdicts, notJudged } of judged.results) {
    expect(notJudged).toBeUndefined();
    const absent = verdicts.filter(({ requirement, outcome }) => requirement === 'method.served' && outcome === 'fail');
    expect(absent.length).toBeGreaterThan(150);
    for (const { operation } of absent) {
      expect(verdicts.filter((one) => one.operation === operation)).toHaveLength(1);
    }
    const failed = verdicts.filter(
      (one) => one.level === 'MUST' && one.outcome === 'fail' && readingFor(one) === undefined,
    );
    expect(new Set(failed.map(({ requirement }) => requirement)).has('uuid.malformed-refused')).toBe(true);
    for (const { exchanges } of failed) expect(exchanges.length).toBeGreaterThan(0);
  }
});

test('with ids of its own lists, reading operations are judged on what exists', () => {
  const [safe, core] = judged.results;
  const succeeded = (result: typeof safe) =>
    new Set(
      result?.verdicts
        .filter(({ requirement, outcome }) => requirement === 'response.documented-status' && outcome === 'pass')
        .map(({ operation }) => operation),
    ).size;
  expect(succeeded(core)).toBeGreaterThan(succeeded(safe));
});

test('the page names every deviation', () => {
  const page = renderFakeTable(judged);
  expect(page).toContain('## Deviations from the document');
  expect(page).toContain('uuid.malformed-refused');
});

test('that it lacks the five operations is told plainly by doctor and run', async () => {
  const cwd = emptyFolder();
  const { url, close } = await fake.start();
  try {
    const env = { SEAM_API_KEY: fakeKey };
    const doctor = await runCommandLine(['doctor', url], { cwd, env });
    expect(doctor.code).toBe(3);
    expect(doctor.stdout.match(/is not implemented/g)).toHaveLength(5);
    const run = await runCommandLine(['run', url], { cwd, env });
    expect(run.code).toBe(1);
    const text = readFileSync(join(cwd, 'seam-conformance-report', 'report.json'), 'utf8');
    const { verdicts }: RecordedReport = JSON.parse(text);
    const failed = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ requirement }) => requirement)).toEqual(Array(5).fill('method.served'));
    for (const { findings } of failed) expect(findings.join()).toContain('not implemented');
    expect(verdicts.some(({ outcome }) => outcome === 'pass')).toBe(false);
  } finally {
    close();
  }
});
