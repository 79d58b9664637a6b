import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Verdict } from '../model/verdict.js';
import { junitPieces } from './junit.js';
import type { Rendered } from './renderings.js';
import { exchange, hostile, report, verdict, violation } from './sample.test-support.js';

// The package carries the public schema of Ant in its own test.
const carrier = readFileSync(createRequire(import.meta.url).resolve('junit-xml/src/index.test.ts'), 'utf8');
const schema = /antJunitSchema = '(?<schema>.*)';/.exec(carrier)?.groups?.schema ?? '';

/** What the schema of Ant finds wrong. It is older than `<skipped>`, which is taken out before. */
async function errorsOf(xml: string): Promise<readonly string[]> {
  const known = xml.replace(/><skipped message="[^"]*"\/><\/testcase>/g, '/>').replace(/ skipped="\d+"/g, '');
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: known }], schema: [schema] });
  return errors.map(({ message }) => message);
}

const renderJunit = (rendered: Rendered) => [...junitPieces(rendered)].join('');

const render = (verdicts: readonly Verdict[], given = {}, baseline?: Parameters<typeof report>[2]) =>
  renderJunit({ report: report(verdicts, given, baseline), exchanges: [exchange()] });

test('the validator refuses what is no JUnit', async () => {
  expect(schema).toContain('testsuites');
  expect(await errorsOf('<testsuites><testsuite name="x"/></testsuites>')).not.toEqual([]);
});

test('a violated MUST is a failure with the requirement, Expected, Actual and curl', async () => {
  const xml = render([violation(), verdict({ case: 'user_identities.delete/uuid.malformed-refused/other' })]);
  expect(await errorsOf(xml)).toEqual([]);
  expect(xml).toContain(
    'name="user_identities.delete" hostname="staging.example" timestamp="2026-01-02T03:04:05" tests="2" failures="1" errors="0"',
  );
  expect(xml).toContain('<failure type="MUST violated"');
  expect(xml).toContain(
    'MUST uuid.malformed-refused: A string that is not a uuid is answered 400, for every id parameter.',
  );
  expect(xml).toMatch(/status\n {2}Expected: 400\n {2}Actual: {3}200\n/);
  expect(xml).toContain('curl -sS -i -X POST &quot;$SEAM_ENDPOINT/user_identities/delete&quot;');
  expect(xml).toContain('seam-conformance run https://staging.example --profile core --seed 7 --only');
});

test('an inconclusive MUST is an error', async () => {
  const xml = render([
    verdict({
      outcome: 'inconclusive',
      attribution: 'environment',
      findings: [{ where: 'control', expected: '2xx', received: '503' }],
    }),
  ]);
  expect(await errorsOf(xml)).toEqual([]);
  expect(xml).toContain('<error type="inconclusive: environment"');
  expect(xml).toContain(
    '<error type="undetermined" message="1 cases of the level MUST are inconclusive; no case of the level MUST passed"',
  );
});

test.each(['SHOULD', 'MAY'] as const)('a violated %s is told in system-out and fails nothing', async (level) => {
  const xml = render([verdict({ case: 'a/b/c' }), violation({ level })]);
  expect(await errorsOf(xml)).toEqual([]);
  expect(xml).not.toMatch(/<failure|<error/);
  expect(xml).toMatch(
    new RegExp(
      `<system-out>user_identities.delete/uuid.malformed-refused/user_identity_id=braced: fail\n${level} uuid`,
    ),
  );
});

test('inapplicable and known cases are skipped, each with its reason', async () => {
  const known = violation({ case: 'a/b/known' });
  const xml = render(
    [
      verdict(),
      verdict({ case: 'a/b/c', outcome: 'inapplicable', findings: [{ note: 'isolation is not claimed' }] }),
      known,
    ],
    {},
    { covered: new Set([known.case]), problems: [] },
  );
  expect(await errorsOf(xml)).toEqual([]);
  expect(xml).toContain('<skipped message="isolation is not claimed"/>');
  expect(xml).toContain('<skipped message="known to the baseline: ');
  expect(xml).not.toMatch(/<failure|<error/);
});

test('a run that judged nothing is not without an error', async () => {
  const xml = render([], { notJudged: 'nobody answers at the address' });
  expect(await errorsOf(xml)).toEqual([]);
  expect(xml).toContain('errors="1"');
  expect(xml).toContain('not judged: nobody answers at the address');
});

test('a baseline that no longer fits is a failure', () => {
  const xml = render([verdict()], {}, { covered: new Set(), problems: ['the entry "x" has expired'] });
  expect(xml).toContain('<failure type="non-conforming" message="baseline: the entry &quot;x&quot; has expired"');
});

test('hostile content stays text', async () => {
  const xml = renderJunit({
    report: report(
      [violation({ findings: [{ where: 'status', expected: '400', received: hostile }], title: hostile })],
      {
        target: hostile,
        challenge: hostile,
      },
    ),
    exchanges: [exchange({ request: { method: 'POST', path: '/', query: [], headers: {}, body: hostile } })],
  });
  expect(await errorsOf(xml)).toEqual([]);
  expect(xml).not.toContain('<script');
});
