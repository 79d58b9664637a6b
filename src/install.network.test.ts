import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReference } from '../fixtures/reference/reference.js';
import { referenceCredentials } from '../fixtures/reference/seed.js';
import { listen } from '../fixtures/serve.js';
import { commandsOf } from './cli/testing/documented.js';
import { packageRoot } from './ground/package-root.js';

const execute = promisify(execFile);
const tarball = 'suite.tgz';
const packing = mkdtempSync(join(tmpdir(), 'seam-conformance-packed-'));
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  // The build is there already; packing must not make another one under the running tests.
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', packing];
  const { stdout } = await execute('npm', pack, { cwd: packageRoot, maxBuffer: 64 * 1024 * 1024 });
  copyFileSync(join(packing, JSON.parse(stdout)[0].filename), join(packing, tarball));
  ({ url, close } = await listen((await createReference()).handle));
});
afterAll(() => close());

/** The commands of the README from nothing to a first verdict. */
const [, start = ''] = /^## Start\n([\s\S]*?)\n\|/m.exec(readFileSync(join(packageRoot, 'README.md'), 'utf8')) ?? [];

// Each is fetched by npm, so that nothing but Node needs to be there.
const managers = [
  { name: 'npm', add: ['npm install --save-dev'], exec: 'npx', program: 'npm' },
  { name: 'pnpm', add: ['pnpm add --save-dev'], exec: 'pnpm exec', program: 'npx --yes pnpm@9' },
  {
    name: "yarn with Plug'n'Play",
    add: ['yarn init', 'yarn add --dev'],
    exec: 'yarn',
    program: 'npx --yes @yarnpkg/cli-dist@4',
  },
] as const;

describe.each(managers)('in an empty folder, by $name', ({ name, add, exec, program }) => {
  const folder = mkdtempSync(join(tmpdir(), 'seam-conformance-new-'));
  const [first = ''] = add.slice(-1)[0]?.split(' ') ?? [];
  // Proxies and certificate authorities of the machine are needed to install anything.
  const { CI: _ci, GITHUB_ACTIONS: _actions, SEAM_ENDPOINT: _endpoint, ...around } = process.env;
  const env = {
    ...around,
    NO_COLOR: '1',
    GITHUB_STEP_SUMMARY: join(folder, 'job-summary.md'),
    SEAM_API_KEY: referenceCredentials.apiKey,
  };
  const run = (command: string) =>
    execute('sh', ['-ec', command.replace(new RegExp(`^${first}\\b`), program)], {
      cwd: folder,
      env,
      maxBuffer: 64 * 1024 * 1024,
    });

  test('at most five commands lead to a verdict', async () => {
    copyFileSync(join(packing, tarball), join(folder, tarball));
    const commands = commandsOf(start).flatMap((command) => {
      if (command.startsWith('export ')) return [];
      if (!command.startsWith('npm install')) return [command.replace(/^npx/, exec)];
      return add.map((text, index) => (index === add.length - 1 ? `${text} ./${tarball}` : text));
    });
    // The environment was prepared instead of the one command that exports it.
    expect(commands.length + 1).toBeLessThanOrEqual(5);
    let log = '';
    for (const command of commands) {
      const { stdout, stderr } = await run(command.replace('https://staging.example.com', url));
      log += stdout + stderr;
    }
    expect(log).not.toMatch(/EBADENGINE|incompatible|install-scripts/i);
    expect(log).toMatch(/conforming {2}MUST: \d+ passed, 0 failed/);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toContain('Seam conformance: conforming');
    const report = JSON.parse(readFileSync(join(folder, 'seam-conformance-report', 'report.json'), 'utf8'));
    expect(report).toMatchObject({ target: url, profile: 'core', outcome: 'conforming' });
    expect(existsSync(join(folder, '.pnp.cjs'))).toBe(name.startsWith('yarn'));
  });

  test('the reference and the drivers are there', async () => {
    const { stdout } = await run(`${exec} seam-conformance run --reference --profile safe --only auth.missing-refused`);
    expect(stdout).toContain('conforming');
    // A driver is a file that another process opens, so it may not lie within an archive.
    const judged = await run(
      `${exec} seam-conformance sdk --driver seamapi-cli --only user_identities.delete || test $? = 3`,
    );
    expect(judged.stdout + judged.stderr).not.toMatch(/Cannot find module '[^']*drivers|ENOTDIR/);
  });
});
