import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { mutant } from '../../fixtures/mutants/index.js';
import { createReference } from '../../fixtures/reference/reference.js';
import { referenceCredentials } from '../../fixtures/reference/seed.js';
import { listen } from '../../fixtures/serve.js';
import { packageRoot, suiteVersion } from '../ground/package-root.js';
import { commandFile, emptyFolder } from './testing/command.js';

const read = (file: string) => readFileSync(join(packageRoot, file), 'utf8');
const narrowed = `#!/bin/sh\ncommand=$1; shift; exec ${process.execPath} ${commandFile} $command --only 'user_identities.delete/uuid.*' "$@"\n`;

let whole: Awaited<ReturnType<typeof listen>>;
let broken: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  whole = await listen((await createReference()).handle);
  const reference = await createReference();
  broken = await listen(mutant('uuid-unanchored').wrap(reference.handle, reference));
});
afterAll(() => Promise.all([whole.close(), broken.close()]));

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
  readonly if?: string;
}

function programAt(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

/** The output of a script, with what it writes to standard error, and how it ended. */
function inShell(
  [shell, ...args]: readonly string[],
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly log: string }> {
  const child = spawn(shell ?? 'sh', [...args, script], { cwd, env });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, log })));
}

describe('the action', () => {
  const { runs, inputs } = parse(read('action.yml'));
  const steps: readonly Step[] = runs.steps;
  const defaults = Object.fromEntries(
    Object.entries<{ readonly default: string }>(inputs).map(([name, input]) => [name, input.default]),
  );

  /** Runs its steps one after the other, as a runner does. */
  async function act(given: Readonly<Record<string, string>>, isInstalled: boolean) {
    const folder = emptyFolder();
    const temporary = emptyFolder();
    const output = join(temporary, 'output');
    writeFileSync(output, '');
    if (isInstalled) programAt(join(folder, 'node_modules', '.bin', 'seam-conformance'), narrowed);
    // Installing puts the suite where it was told to.
    const bin = dirname(
      programAt(
        join(temporary, 'bin', 'npm'),
        `#!/bin/sh\nfor word in "$@"; do last=$word; done\necho "installs $last"\nmkdir -p "$3/node_modules/.bin"\ncp "$0.suite" "$3/node_modules/.bin/seam-conformance"\n`,
      ),
    );
    programAt(join(bin, 'npm.suite'), narrowed);
    const outputs = () =>
      Object.fromEntries(
        readFileSync(output, 'utf8')
          .trim()
          .split('\n')
          .map((line) => line.split(/=(.*)/s).slice(0, 2)),
      );
    const value = (text: string) =>
      text.replace(/\$\{\{ (inputs|steps\.suite\.outputs)\.([\w-]+) \}\}/g, (_all, kind, name) =>
        kind === 'inputs' ? ({ ...defaults, ...given }[name] ?? '') : outputs()[name],
      );
    let [log, code] = ['', 0 as number | null];
    for (const { run = '', env = {} } of steps) {
      if (run === '' || code !== 0) continue;
      expect(run).not.toContain('${{');
      const ended = await inShell(['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c'], run, folder, {
        PATH: `${bin}${delimiter}${process.env.PATH}`,
        HOME: folder,
        RUNNER_TEMP: temporary,
        GITHUB_ACTION_PATH: packageRoot,
        GITHUB_ACTIONS: 'true',
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        SEAM_API_KEY: referenceCredentials.apiKey,
        ...Object.fromEntries(Object.entries(env).map(([name, text]) => [name, value(text)])),
      });
      log += ended.log;
      code = ended.code;
    }
    const kept = value(steps.at(-1)?.with?.path ?? '');
    return { folder, log, code, outputs: outputs(), kept: join(folder, kept) };
  }

  test.each([
    { target: 'a conforming target', url: () => whole.url, code: 0, outcome: 'conforming' },
    { target: 'a target that violates the contract', url: () => broken.url, code: 1, outcome: 'non-conforming' },
    { target: 'no target', url: () => 'http://127.0.0.1:9', code: 3, outcome: 'undetermined' },
  ])('tells $target by its exit code and its output', async ({ url, code, outcome }) => {
    const ended = await act({ url: url(), profile: 'safe', operations: '*.delete *_access_to_*' }, true);
    expect(ended.code, ended.log).toBe(code);
    expect(ended.outputs).toMatchObject({ outcome, 'exit-code': String(code) });
    expect(existsSync(join(ended.kept, 'report.html'))).toBe(true);
    expect(readFileSync(join(ended.folder, 'summary.md'), 'utf8')).toContain(outcome);
    const report = JSON.parse(readFileSync(join(ended.kept, 'report.json'), 'utf8'));
    expect(report.operations.notClaimed).toEqual(['user_identities.remove_acs_user']);
    expect(ended.log).not.toContain(referenceCredentials.apiKey);
  });

  test('installs its own version where the project has none, and the one that is asked for', async () => {
    const own = await act({ url: whole.url, profile: 'safe' }, false);
    expect(own.code, own.log).toBe(0);
    expect(own.log).toContain(`installs seam-conformance@${suiteVersion}`);
    expect((await act({ version: '9.9.9', url: whole.url, profile: 'safe' }, true)).log).toContain(
      'installs seam-conformance@9.9.9',
    );
  });

  test('runs nothing that stands in an input', async () => {
    const { code, log, folder } = await act({ url: '$(touch ran); `touch ran`', operations: '$(touch ran)' }, true);
    expect(code, log).toBe(2);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test('keeps the bundle after a failure, and takes no credential as an input', () => {
    expect(steps.at(-1)?.if).toBe('always()');
    expect(Object.keys(inputs).filter((name) => /key|token|secret|credential/i.test(name))).toEqual([]);
  });
});

test.each([
  { given: { profile: 'safe' }, code: 0 },
  { given: { url: '$(touch ran)' }, code: 2 },
])('the job of the GitLab template with $given ends with $code', async ({ given, code }) => {
  const [head, template] = parseAllDocuments(read('templates/conformance.yml')).map((one) => one.toJS());
  const folder = emptyFolder();
  const bin = dirname(programAt(join(emptyFolder(), 'npm'), '#!/bin/sh\n'));
  programAt(join(bin, 'npx'), narrowed.replace('command=$1; shift;', 'shift; command=$1; shift;'));
  const inputs = Object.entries<{ readonly default: string }>(head.spec.inputs);
  const settings: Readonly<Record<string, string>> = {
    ...Object.fromEntries(inputs.map(([one, input]) => [one, input.default])),
    ...given,
  };
  const value = (text: string) => text.replace(/\$\[\[ inputs\.(\w+) \]\]/g, (_all, one) => settings[one] ?? '');
  const [[name = '', job]] = Object.entries<typeof template>(template) as [[string, typeof template]];
  expect(value(name)).toBe('conformance');
  const variables = Object.entries<string>(job.variables).map(([one, text]) => [one, value(text)]);
  const { code: ended, log } = await inShell(['sh', '-ec'], job.script.map(value).join('\n'), folder, {
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    HOME: folder,
    SEAM_ENDPOINT: whole.url,
    SEAM_API_KEY: referenceCredentials.apiKey,
    ...Object.fromEntries(variables),
  });
  expect(ended, log).toBe(code);
  expect(log).not.toContain(referenceCredentials.apiKey);
  expect(existsSync(join(folder, 'ran'))).toBe(false);
  if (code !== 0) return;
  for (const path of [...job.artifacts.paths, ...Object.values<string>(job.artifacts.reports)]) {
    expect(existsSync(join(folder, path)), path).toBe(true);
  }
});
