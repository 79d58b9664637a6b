import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded } from '../../bundle/recorded.js';
import type { Exchange } from '../../model/exchange.js';
import { toHar } from '../../model/har.js';
import type { Verdict } from '../../model/verdict.js';
import { exchange, report, verdict } from '../../report/sample.test-support.js';
import { testConsole } from '../testing/console.test-support.js';
import { diffCommand } from './diff.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diff-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function bundle(name: string, verdicts: readonly Verdict[], exchanges: readonly Exchange[]): Promise<string> {
  const path = await mkdtemp(join(folder, name));
  await writeFile(join(path, 'report.json'), JSON.stringify(recorded(report(verdicts))));
  await writeFile(join(path, 'exchanges.har'), JSON.stringify(toHar(exchanges, 'http://127.0.0.1:1', '0')));
  return path;
}

async function diff(...args: string[]): Promise<{ code: number | undefined; text: string }> {
  const lines: string[] = [];
  let code: number | undefined;
  const console = testConsole(lines, { cwd: folder, keepsNotes: true });
  const command = diffCommand(console, (one) => {
    code = one;
  });
  await command
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(args, { from: 'user' });
  return { code, text: lines.join('\n') };
}

const steps = Array.from({ length: 300 }, (_, index) => index);
const cases = steps.map((index) => verdict({ case: `user_identities.delete/uuid.malformed-refused/${index}` }));
const answers = (body: string, more: Partial<Exchange> = {}) =>
  steps.map((index) =>
    exchange({
      index,
      origin: { kind: 'step', experiment: 'user_identities.delete/uuid-format/user_identity_id', step: String(index) },
      answer: { kind: 'response', status: 400, headers: [], body, isUtf8: true },
      ...more,
    }),
  );

test('finds no difference between runs that differ in times and ids', async () => {
  const one = await bundle('one', cases, answers('{"id":"5f4d3c2b-1a09-4e8d-9c7b-6a5948372615"}'));
  const other = await bundle(
    'other',
    cases,
    answers('{"id":"6f4d3c2b-1a09-4e8d-9c7b-6a5948372615"}', { durationMs: 40 }),
  );
  const { code, text } = await diff(one, other);
  expect(text).toContain('same behaviour: 300 cases and 300 answers compared');
  expect(code).toBe(0);
});

test('tells 300 equal changes in one line with examples, though all conforms', async () => {
  const one = await bundle('one', cases, answers('{}'));
  const other = await bundle('other', cases, answers('{"x":1}'));
  const { code, text } = await diff(one, other);
  expect(text).toMatch(/Answers\n {3}300 {2}members: \+ x: number\n.*› 0\n.*› 1\n.*› 2\n +and 297 more\n/);
  expect(text).not.toContain('Outcomes');
  expect(code).toBe(1);
});

test('tells outcomes by requirement', async () => {
  const failed = cases.map((one, index): Verdict => (index < 9 ? { ...one, outcome: 'fail' } : one));
  const { code, text } = await diff(await bundle('one', cases, []), await bundle('other', failed, []));
  expect(text).toMatch(/Outcomes\n {5}9 {2}uuid\.malformed-refused: pass → fail\n/);
  expect(code).toBe(1);
});

test('tells of pace, which is no difference', async () => {
  const one = await bundle('one', cases, answers('{}', { durationMs: 5 }));
  const other = await bundle('other', cases, answers('{}', { durationMs: 1500 }));
  const { code, text } = await diff(one, other);
  expect(text).toContain('300  pace: below 50 ms → slower than 1 s');
  expect(code).toBe(0);
});

test('says what only one of the runs judged', async () => {
  const { code, text } = await diff(
    await bundle('one', cases, answers('{}')),
    await bundle('other', cases.slice(1), []),
  );
  expect(text).toContain('not compared: 1 cases of one alone, such as user_identities.delete/uuid.malformed-refused/0');
  expect(text).toContain('not compared: 300 answers of one alone');
  expect(code).toBe(0);
});

test('does not care which of concurrent calls comes first', async () => {
  const calls = (...statuses: number[]) =>
    statuses.map((status, index) =>
      exchange({
        index,
        origin: {
          kind: 'step',
          experiment: 'user_identities.delete/effects/concurrent',
          step: `${['first', 'second', 'third', 'fourth'][index]} call`,
        },
        answer: { kind: 'response', status, headers: [], body: '', isUtf8: true },
      }),
    );
  const one = await bundle('one', cases, calls(200, 404, 404, 404));
  expect((await diff(one, await bundle('other', cases, calls(404, 404, 200, 404)))).code).toBe(0);
  expect((await diff(one, await bundle('other', cases, calls(404, 404, 404, 404)))).code).toBe(1);
});

test('prints JSON for scripts', async () => {
  const one = await bundle('one', cases, answers('{}'));
  const { text } = await diff(one, await bundle('other', cases, answers('[]')), '--format', 'json');
  expect(JSON.parse(text)).toMatchObject({
    isSame: false,
    outcomes: [],
    answers: [{ aspect: 'members', change: '+ body: array, - body: object', count: 300 }],
    compared: { cases: 300, answers: 300 },
  });
});

test('prints Markdown that a target cannot write into', async () => {
  const hostile = '` **bold** <img src=x onerror=alert(1)> ``` @everyone\u001b[31m';
  const one = await bundle('one', cases, answers('{}'));
  const { text } = await diff(
    one,
    await bundle('other', cases, answers(JSON.stringify({ [hostile]: 1 }))),
    '--format',
    'markdown',
  );
  const line = text.split('\n').find((candidate) => candidate.includes('onerror')) ?? '';
  expect(line).toMatch(/^- 300 × `members`: ```` \+ ` \*\*bold\*\* <img .* ````$/);
  expect(line).not.toContain('\u001b');
});

test.each([
  ['no bundle', ['nowhere', 'nowhere'], /nowhere holds no readable report\.json/],
  ['another format', ['a', 'b', '--format', 'xml'], /Allowed choices are text, json, markdown/],
  ['a single bundle', ['a'], /missing required argument 'other'/],
])('refuses %s', async (_title, args, message) => {
  await expect(diff(...args)).rejects.toThrow(message);
});

test('refuses runs without a case in common', async () => {
  const one = await bundle('one', cases.slice(0, 1), []);
  await expect(diff(one, await bundle('other', cases.slice(1), []))).rejects.toThrow('have no case in common');
});
