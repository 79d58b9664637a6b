import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { commandNames } from './program.js';
import { commandFile, emptyFolder, runCommandLine } from './testing/command.js';

describe('usage', () => {
  test('the help of doctor has no flag that means nothing to it, and that of run says what holds otherwise', async () => {
    const { stdout: doctor } = await runCommandLine(['doctor', '--help'], { cwd: emptyFolder() });
    expect(doctor).toContain('--profile');
    expect(doctor).not.toMatch(/--(?:only|shard|seed|settle)/);
    const { stdout: help } = await runCommandLine(['run', '--help'], { cwd: emptyFolder() });
    expect(help.replace(/\s+/g, ' ')).toMatch(/--concurrency <number> experiments at a time \(default: 8\)/);
  });

  test.each([
    [['run'], /no target is named/],
    [['run', '--reference', '--profle', 'core'], /--profile/],
    [['run', '--reference', '--profile', 'cor'], /did you mean "core"/],
    [['run', '--reference', '--only', 'uuid.malformed-refusd'], /did you mean "uuid.malformed-refused"/],
    [['run', '--reference', '--only', 'zzz.qqq'], /matches no case of this profile$/m],
    [['run', '--reference', '--profile', 'safe', '--only', 'effect.delete'], /effect.delete belongs to core/],
    [['run', '--reference', '--seed', '4294967296'], /from 0 to 4294967295/],
    [['run', '--reference', '--concurrency', '65'], /from 1 to 64/],
    [['run', '--reference', '--shard', '4/3'], /--shard/],
    [['run', '--reference', '--concurrency', 'many'], /concurrency/],
    [['run', 'http://127.0.0.1:1', '--reference'], /both/],
    [['run', 'ftp://127.0.0.1'], /not the URL/],
    [['run', 'http://user:secret@127.0.0.1'], /holds credentials/],
    [['run', 'ftp://user:secret@127.0.0.1?x=y'], /holds credentials/],
    [['run', '--reference', '--only', 'uuid.*', 'not-a-url'], /both|"not-a-url" is not the URL/],
    [['run', '--reference', '--output', ''], /--output names no folder/],
    [['run', '--reference', '--output', '/'], /root folder/],
    [['run', '--reference', '--output', process.execPath], /cannot be written .*EEXIST/],
    [['run', '--reference', '--output', `${process.execPath}/x`], /cannot be written .*ENOTDIR/],
    [['run', '--reference', '--output', '/proc/none/x'], /cannot be written/],
    [['run', '--reference', '--baseline', '/dev/zero'], /cannot be read/],
    [['run', '--reference', '--config', 'absent.yaml'], /absent.yaml cannot be read/],
    [['run', 'https://127.0.0.1:1', '--ca', 'absent.pem'], /absent.pem for --ca cannot be read/],
    [['run', '--reference', '--failed', 'absent'], /no readable report.json/],
    [['serve', '--mutant', 'uuid-unanchord'], /did you mean "uuid-unanchored"/],
    [['serve', '--null', 'acept-all'], /did you mean "accept-all"/],
    [['judg'], /judge|unknown command/],
    [['sdk', '--output', '/', '--', 'true'], /root folder/],
  ])('%j ends with 2 and says what to do', async (args, message) => {
    const cwd = emptyFolder();
    const { code, stderr } = await runCommandLine(args, { cwd });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(stderr).not.toContain('secret');
    expect(code).toBe(2);
    expect(existsSync(join(cwd, 'seam-conformance-report'))).toBe(false);
  });

  test('too few files that may be open end with 2 and one sentence', async () => {
    const command = `ulimit -n 64 && exec "$0" "$@"`;
    const args = ['-c', command, process.execPath, commandFile, 'run', '--reference'];
    const ended = await promisify(execFile)('sh', args, { cwd: emptyFolder() }).catch((error) => error);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error: too few files .*EMFILE/) });
    expect(ended.stderr).not.toContain('    at ');
  });

  test.each([
    ['profil: core\n', /unknown key "profil"; did you mean "profile"/],
    ['profile: cor\n', /profile must be one of safe, core, full/],
    ['credentials: { apiKey: seam_test1234_secret }\n', /must be a reference/],
    ['profile: [core\n', /cannot be read/],
    ['headers: { x-gate: { env: GATE_TOKEN } }\n', /GATE_TOKEN is not set/],
  ])('the configuration %j ends with 2', async (text, message) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'seam-conformance.config.yaml'), text);
    const { code, stderr } = await runCommandLine(['run', '--reference'], { cwd });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('seam_test1234_secret');
    expect(code).toBe(2);
  });

  test.each([
    [{ SEAM_API_KEY: '"seam_test1234_567890"' }, /\$SEAM_API_KEY has quotes around its value/],
    [{ SEAM_ENDPOINT: "'http://127.0.0.1:1'" }, /\$SEAM_ENDPOINT has quotes around its value/],
    [{ SEAM_API_KEY: 'seam_test1234 567890' }, /\$SEAM_API_KEY holds characters/],
  ])('the environment %j ends with 2 and names the variable', async (env, message) => {
    const { code, stderr } = await runCommandLine(['run', '--profile', 'safe'], { cwd: emptyFolder(), env });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('567890');
    expect(code).toBe(2);
  });

  test.each([
    ['GATE', 'x\r\nx-injected: 1', /headers.x-gate: the variable GATE holds a line end/],
    ['seam_test1234_literal', '', /headers.x-gate: the variable that it names is not set/],
  ])('a header from %j that cannot be sent ends with 2', async (name, value, message) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'seam-conformance.config.yaml'), `headers: { x-gate: { env: ${name} } }\n`);
    const { code, stderr } = await runCommandLine(['run', '--reference'], { cwd, env: { [name]: value } });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('literal');
    expect(code).toBe(2);
  });

  test('a URL behind --only is the target, whatever the environment names', async () => {
    const { stdout, stderr } = await runCommandLine(
      ['run', '--profile', 'safe', '--only', 'uuid.*', 'http://127.0.0.1:2'],
      { cwd: emptyFolder(), env: { SEAM_ENDPOINT: 'http://127.0.0.1:1' } },
    );
    expect(stdout + stderr).toContain('http://127.0.0.1:2');
    expect(stdout + stderr).not.toContain('http://127.0.0.1:1');
  });

  test('help teaches, with examples, on every command', async () => {
    for (const command of commandNames) {
      const { code, stdout } = await runCommandLine([command, '--help'], { cwd: emptyFolder() });
      expect(code, command).toBe(0);
      expect(stdout, command).toContain(`Usage: seam-conformance ${command}`);
      expect(stdout, command).toContain('Example');
    }
  });
});

test('foreign text is shown on a terminal and never acted upon, though the suite colours its own', async () => {
  const cwd = emptyFolder();
  const forged = '\x1b[32m✔ verified\x1b[39m\n::error::x ##vso[task.complete]';
  mkdirSync(join(cwd, 'bundle'));
  const report = { suite: { version: forged }, [forged]: 1, verdicts: forged };
  writeFileSync(join(cwd, 'bundle', 'report.json'), JSON.stringify(report));
  writeFileSync(join(cwd, 'bundle', 'exchanges.har'), '{}');
  for (const args of [
    ['verify', 'bundle'],
    ['certify', 'bundle', '--key', forged.replaceAll('/', '')],
    ['diff', 'bundle', 'bundle'],
    ['merge', 'bundle', '--output', 'merged'],
    ['explain', forged],
    ['judge', forged],
    ['run', '--reference', '--profile', forged],
    ['run', '--reference', '--only', forged],
  ]) {
    const { stdout, stderr, code } = await runCommandLine(args, { cwd, env: { FORCE_COLOR: '1' } });
    expect(code, args[0]).not.toBe(0);
    expect(stdout + stderr, args[0]).not.toContain('\x1b[32m✔ verified');
    expect(stdout + stderr, args[0]).not.toMatch(/^\s*::error/m);
    expect(stdout + stderr, args[0]).not.toContain('##vso[');
  }
  const { stdout } = await runCommandLine(['serve', '--list'], { cwd, env: { FORCE_COLOR: '1' } });
  expect(stdout).toContain('\x1b[2m');
});

describe('plan', () => {
  test('prints every request and sends nothing', async () => {
    const { code, stdout } = await runCommandLine(['plan', '--reference', '--only', 'exclusive.*'], {
      cwd: emptyFolder(),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('POST /acs/users/revoke_access_to_all_entrances [Bearer {{api-key}}]');
    expect(stdout).toMatch(/\d+ experiments, \d+ cases, \d+ requests; lends \d+ acs_user_id/);
  });

  test('--json is one document', async () => {
    const { stdout } = await runCommandLine(['plan', '--reference', '--profile', 'safe', '--json'], {
      cwd: emptyFolder(),
    });
    expect(JSON.parse(stdout).totals.cases).toBeGreaterThan(350);
  });
});
