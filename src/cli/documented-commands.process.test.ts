import { chmodSync, cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../ground/package-root.js';
import { programPath } from '../ground/program.test-support.js';
import { commandNames } from './program.js';
import { emptyFolder, runCommandLine } from './testing/command.js';
import { commandsOf, documentedPages, examplesOf } from './testing/documented.js';
import { openShell, type Shell } from './testing/shell.js';

const challenge = '2b7e1516';
const driver = `import(${JSON.stringify(join(packageRoot, 'dist', 'fixtures', 'mutant-clients', 'main.js'))});\n`;

let shell: Shell;
let prepared: string;

// What examples take for granted: bundles of earlier runs, recordings, and drivers.
beforeAll(async () => {
  shell = openShell();
  prepared = emptyFolder();
  const failure = await shell.run(prepared, [
    `seam-conformance run https://staging.example.com --profile safe --challenge ${challenge} --output vendor-bundle`,
    "seam-conformance run $MUTANT_ENDPOINT --profile safe --only 'uuid.*' --output nightly-report || test $? = 1",
    "seam-conformance run $MUTANT_ENDPOINT --profile safe --only 'uuid.*' --baseline known.yaml --update-baseline || test $? = 1",
  ]);
  if (failure) throw new Error(`${failure.command}\n${failure.output}`);
  for (const copy of ['seam-conformance-report', 'before', 'after', 'production', 'staging', 'archive/2024']) {
    cpSync(join(prepared, 'vendor-bundle'), join(prepared, copy), { recursive: true });
  }
  for (const copy of ['session.har', 'proxy.har']) {
    // Recordings are of the host that the examples name.
    const recorded = readFileSync(join(prepared, 'vendor-bundle', 'exchanges.har'), 'utf8');
    writeFileSync(join(prepared, copy), recorded.replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://staging.example.com'));
  }
  cpSync(join(packageRoot, 'spec', 'openapi.yaml'), join(prepared, 'openapi.json'));
  writeFileSync(join(prepared, 'driver.mjs'), driver);
  writeFileSync(join(prepared, 'driver'), `#!${process.execPath}\n${driver}`);
  chmodSync(join(prepared, 'driver'), 0o755);
});

function preparedFolder(): string {
  const folder = emptyFolder();
  cpSync(prepared, folder, { recursive: true });
  symlinkSync(join(packageRoot, 'drivers'), join(folder, 'drivers'), 'junction');
  return folder;
}

/** Commands that need a program which is not here. */
const canRun = (command: string) => !command.includes('--driver curl') || programPath('curl') !== undefined;

// Side by side, as some commands wait.
describe.concurrent('every command runs', () => {
  test.each(documentedPages.filter(({ commands }) => commands.length > 0))('of $page', async ({ commands }) => {
    expect(await shell.run(preparedFolder(), commands.filter(canRun))).toBeUndefined();
  });

  const certificate = [
    'seam-conformance certify --new-key certifier.pem',
    `seam-conformance certify vendor-bundle --key certifier.pem --challenge ${challenge}`,
  ];
  test.each(['', ...commandNames])('of the help of "%s"', async (name) => {
    const { stdout } = await runCommandLine([...(name === '' ? [] : [name]), '--help'], { cwd: emptyFolder() });
    const commands = examplesOf(stdout).filter(canRun);
    expect(commands.length).toBeGreaterThan(0);
    const before = ['verify', 'revoke'].includes(name) ? certificate : [];
    expect(await shell.run(preparedFolder(), [...before, ...commands])).toBeUndefined();
  });
});

describe('what runs commands', () => {
  test('reads shell blocks, console blocks and the steps of jobs, and leaves out what is marked', () => {
    const page = [
      '```sh\n# a comment\nfirst \\\n  --flag\n\nsecond\n```',
      '```console\n$ third\nits output\n```',
      '```yaml\nno: command\n```',
      `\`\`\`yaml\njobs: { all: { strategy: { matrix: { part: [1, 2] } }, steps: [{ run: "part \${{ matrix.part }}" }] } }\n\`\`\``,
      '<!-- not run: it needs a registry -->\n```sh\nfourth\n```',
    ].join('\n\n');
    expect(commandsOf(page)).toEqual(['first    --flag', 'second', 'third', 'part 1', 'part 2']);
  });

  test.each([
    ['seam-conformance explain uuid.no-such'],
    ['seam-conformance run --no-such-flag'],
    ['npm run no-such-script'],
    ['no-such-program'],
    ['npx seam-conformance run https://elsewhere.invalid --profile safe'],
  ])('notices that %s fails', async (command) => {
    const failure = await shell.run(preparedFolder(), ['seam-conformance --version', command, 'false']);
    expect(failure?.command).toBe(command);
  });
});
