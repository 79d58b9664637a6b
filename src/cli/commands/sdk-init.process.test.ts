import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { driverTemplates } from '../../clients/driver-templates.js';
import { runSdk } from '../../clients/run-sdk.js';
import { needs, type ProgramName } from '../../ground/program.test-support.js';
import { UsageError } from '../../ground/usage-error.js';
import { testConsole } from '../testing/console.test-support.js';
import { sdkInitCommand } from './sdk-init.js';

const programs: Readonly<Record<string, readonly ProgramName[]>> = {
  shell: ['bash', 'curl', 'jq'],
  javascript: [],
  python: ['python3'],
  go: ['go'],
  php: ['php'],
  ruby: ['ruby'],
};

// What a caller sends and what a caller is told, once each.
const only = ['result.void', 'credential.workspace-sent', 'failure.*'].map(
  (requirement) => `user_identities.grant_access_to_device/${requirement}/*`,
);

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sdk-init-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function init(language: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const command = sdkInitCommand(testConsole(lines, { cwd: folder }));
  await command.exitOverride().parseAsync([language], { from: 'user' });
  return lines;
}

test.for(driverTemplates)(
  'the driver in $language is driven by what is printed, and conforms',
  async (template, { skip }) => {
    for (const program of programs[template.language] ?? []) needs(program, skip);
    const next = (await init(template.language)).at(-1)?.replace(/^next: /, '') ?? '';
    const [driving = '', ...building] = next.split(' && ').reverse();
    for (const line of building) {
      const [file = '', ...args] = line.split(' ');
      await promisify(execFile)(file, args, { cwd: folder });
    }
    const driver = driving.replace('npx seam-conformance sdk -- ', '').split(' ');
    const { report } = await runSdk({ driver, cwd: folder, only });
    const open = report.verdicts.filter(({ outcome }) => outcome === 'fail' || outcome === 'inconclusive');
    expect(open.filter(({ level }) => level !== 'MAY')).toEqual([]);
    expect(report.outcome).toBe('conforming');
  },
);

test('nothing is overwritten', async () => {
  await writeFile(join(folder, 'driver.sh'), 'mine');
  await expect(init('shell')).rejects.toThrow(UsageError);
  expect(await readFile(join(folder, 'driver.sh'), 'utf8')).toBe('mine');
});

test('a language that is not there is a mistake of usage', async () => {
  await expect(init('cobol')).rejects.toThrow(/Take one of|in cobol/);
});
