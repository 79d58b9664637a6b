import { afterAll, beforeAll, expect, test } from 'vitest';
import { type JudgedFake, judgeFake } from './judged-fake.js';
import { installFake, type PublishedFake } from './published-fake.js';
import { readingFor, renderFakeTable } from './render-fake-table.js';

let fake: PublishedFake;
let judged: JudgedFake;

beforeAll(async () => {
  fake = await installFake();
  judged = await judgeFake(fake);
}, 300_000);

afterAll(() => fake?.remove());

test('every path of the published document is planned', () => {
  const { operations, unjudged = [] } = judged.contract;
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
