import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import picocolors from 'picocolors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recorded } from '../../bundle/recorded.js';
import { clientTokens } from '../../clients/tokens.js';
import { packageRoot } from '../../ground/package-root.js';
import { UsageError } from '../../ground/usage-error.js';
import { fromHar } from '../../model/har.js';
import { report, verdict } from '../../report/sample.test-support.js';
import { sdkCommand } from './sdk.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sdk-command-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function sdk(...args: readonly string[]) {
  return sdkIn(folder, process.env, ...args);
}

async function sdkIn(cwd: string, env: NodeJS.ProcessEnv, ...args: readonly string[]) {
  const lines: string[] = [];
  let code: number | undefined;
  const console = {
    out: (line: string) => lines.push(line),
    page: (line: string) => lines.push(line),
    note: (line: string) => lines.push(line),
    colors: picocolors.createColors(false),
    isInteractive: false,
    env,
    cwd,
  };
  const command = sdkCommand(console, (exitCode) => {
    code = exitCode;
  });
  await command.exitOverride().parseAsync(['--output', 'bundle', ...args], { from: 'user' });
  return { text: lines.join('\n'), code };
}

const unruly = (kind: string) => [
  '--',
  process.execPath,
  join(packageRoot, 'fixtures', 'mutant-clients', 'unruly-driver.mjs'),
  kind,
];

describe('the command sdk', () => {
  test('a selection is not written over the bundle of a whole run', async () => {
    const whole = join(folder, 'whole');
    await mkdir(whole);
    await writeFile(join(whole, 'report.json'), JSON.stringify(recorded(report([verdict()]))));
    const again = sdk('--output', 'whole', '--only', 'request.*', ...unruly('prints-noise'));
    await expect(again).rejects.toThrow('which a part of one never replaces');
    expect(await readdir(whole)).toEqual(['report.json']);
  });

  test('ends with 0 for a conforming client and writes a bundle without any token', async () => {
    const { code, text } = await sdk('--only', 'request.*', ...unruly('prints-noise'));
    expect(text).toContain('conforming');
    expect(code).toBe(0);
    const bundle = join(folder, 'bundle');
    const names = await readdir(bundle);
    expect(names).toEqual(expect.arrayContaining(['report.json', 'exchanges.har', 'calls.json', 'summary.md']));
    const texts = await Promise.all(names.map((name) => readFile(join(bundle, name), 'utf8')));
    for (const token of clientTokens(1).values()) expect(texts.join('\n')).not.toContain(token);
    const exchanges = fromHar(JSON.parse(await readFile(join(bundle, 'exchanges.har'), 'utf8')));
    expect(exchanges[0]?.request.path).toBe('/user_identities/revoke_access_to_device');
  });

  test('ends with 1 for a client that deviates', async () => {
    expect((await sdk('--only', 'request.once', ...unruly('reports-success'))).code).toBe(1);
  });

  test('gives a driver no variable that the configuration names for a server', async () => {
    const home = await mkdtemp(join(tmpdir(), 'sdk-withheld-'));
    await writeFile(
      join(home, 'seam-conformance.config.json'),
      JSON.stringify({ credentials: { apiKey: { env: 'WITHHELD' } }, headers: { 'x-gate': { env: 'GATE' } } }),
    );
    const env = { ...process.env, WITHHELD: 'live', GATE: 'open' };
    const run = await sdkIn(home, env, '--only', 'request.once', ...unruly('reports-environment'));
    expect(run.code).toBe(0);
    await rm(home, { recursive: true, force: true });
  });

  test('forgives what a baseline gives a reason for', async () => {
    const flags = ['--only', 'secret.not-in-output', '--baseline', 'known.yaml'];
    expect((await sdk(...flags, '--update-baseline', ...unruly('logs-token'))).code).toBe(1);
    const file = join(folder, 'known.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/reason: .*/g, 'reason: only in tests'));
    expect((await sdk(...flags, ...unruly('logs-token'))).code).not.toBe(1);
    expect((await sdk('--only', 'request.once', '--baseline', 'known.yaml', ...unruly('reports-success'))).code).toBe(
      1,
    );
  });

  test('ends with 3 where nothing could be judged', async () => {
    expect((await sdk('--only', 'request.once', ...unruly('exits-at-once'))).code).toBe(3);
  });

  test.each([
    [[]],
    [['--only', 'no.such', ...unruly('hangs')]],
    [['--driver', 'no-such']],
    [['--driver', 'curl', ...unruly('hangs')]],
    [['--credential', 'api-key', ...unruly('hangs')]],
    [['--observe']],
  ])('takes %j for a mistake of usage', async (args) => {
    await expect(sdk(...args)).rejects.toThrow(UsageError);
  });

  test('observes a command', async () => {
    const { code, text } = await sdk('--observe', '--', process.execPath, '-e', '0');
    expect(text).toContain('undetermined');
    expect(code).toBe(3);
  });
});
