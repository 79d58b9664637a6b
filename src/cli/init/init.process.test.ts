import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createReference } from '../../../fixtures/reference/reference.js';
import { referenceCredentials } from '../../../fixtures/reference/seed.js';
import { listen } from '../../../fixtures/serve.js';
import { packageRoot } from '../../ground/package-root.js';
import { commandFile, emptyFolder, runCommandLine } from '../testing/command.js';

const execute = promisify(execFile);
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ url, close } = await listen((await createReference()).handle));
});
afterAll(() => close());

/** A project with these files, in whose shell the suite is installed and installing does nothing. */
function project(files: Readonly<Record<string, string>>) {
  const folder = emptyFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const bin = emptyFolder();
  for (const [name, text] of [
    ['npm', 'exit 0'],
    ['npx', `shift; exec ${process.execPath} ${commandFile} "$@" --only 'user_identities.delete/required.*'`],
  ]) {
    writeFileSync(join(bin, `${name}`), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, `${name}`), 0o755);
  }
  const env = {
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    HOME: folder,
    SEAM_API_KEY: referenceCredentials.apiKey,
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(folder, 'job-summary.md'),
  };
  return {
    folder,
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
    init: (...args: readonly string[]) => runCommandLine(['init', url, ...args], { cwd: folder, env }),
    sh: async (script: string) => {
      const { stdout } = await execute('sh', ['-ec', script], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
      return stdout;
    },
  };
}

const manifest = JSON.stringify({ devDependencies: { 'seam-conformance': '*', vitest: '*', typescript: '*' } });

interface Job {
  readonly steps: readonly { readonly run?: string; readonly with?: Readonly<Record<string, string>> }[];
}

describe('what init writes works', () => {
  test('the steps of the workflow, with the job summary and the bundle as its artifact', async () => {
    const { folder, init, sh, read } = project({ 'package.json': manifest, '.github/dependabot.yml': '' });
    const { code, stdout } = await init();
    expect(code, stdout).toBe(0);
    const { jobs, permissions } = parse(read('.github/workflows/conformance.yaml'));
    expect(permissions).toEqual({ contents: 'read' });
    const { steps }: Job = jobs.conformance;
    await sh(steps.flatMap(({ run }) => run ?? []).join('\n'));
    expect(read('job-summary.md')).toContain('Seam conformance: conforming');
    const artifact = steps.find((step) => step.with?.path !== undefined)?.with?.path ?? '';
    for (const file of ['report.json', 'report.html', 'junit.xml']) {
      expect(existsSync(join(folder, artifact, file)), file).toBe(true);
    }
    // The configuration was read: it claims what the target offers, and its baseline is in force.
    const report = JSON.parse(read(join(artifact, 'report.json')));
    expect(report).toMatchObject({ profile: 'core', baseline: { covered: [] } });
    expect(report.configuration.claims.personalAccessToken).toBe(false);
  });

  test('the job of GitLab, with its reports', async () => {
    const { folder, init, sh, read } = project({ 'package.json': manifest });
    expect((await init('--ci', 'gitlab')).code).toBe(0);
    const [{ local }] = parse(read('.gitlab-ci.yml')).include;
    const { script, artifacts } = parse(read(local)).conformance;
    await sh(script.join('\n'));
    for (const path of [...artifacts.paths, ...Object.values<string>(artifacts.reports)]) {
      expect(existsSync(join(folder, path)), path).toBe(true);
    }
  });

  test('the script where no CI is recognised, and the two commands that it names next', async () => {
    const { init, sh } = project({ 'package.json': manifest });
    const { stdout } = await init();
    const next = [...stdout.matchAll(/^ {2}(npx .+)$/gm)].map(([, command = '']) => command);
    expect(next).toEqual(['npx seam-conformance doctor', 'npx seam-conformance run']);
    expect(await sh('./conformance.sh')).toContain('conforming');
  });

  test('the vitest file', async () => {
    const { folder, init, read } = project({ 'package.json': manifest });
    await init();
    const door = JSON.stringify(join(packageRoot, 'dist', 'src', 'vitest.js'));
    const file = 'seam-conformance.test.ts';
    writeFileSync(
      join(folder, file),
      read(file)
        .replace("'seam-conformance/vitest'", door)
        .replace("'vitest'", "'#vitest'")
        .replace("profile: 'core',", "profile: 'core', run: { selection: { only: ['user_identities.delete'] } },"),
    );
    // The vitest of this checkout, as if it were installed.
    const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs');
    writeFileSync(
      join(folder, 'vitest.config.mjs'),
      `export default { resolve: { alias: { '#vitest': ${JSON.stringify(join(packageRoot, 'node_modules', 'vitest', 'dist', 'index.js'))} } } };\n`,
    );
    const { stdout } = await execute(process.execPath, [vitest, 'run', '--root', folder], {
      cwd: folder,
      env: { PATH: process.env.PATH, NO_COLOR: '1', SEAM_API_KEY: referenceCredentials.apiKey, SEAM_WORKSPACE_ID: '' },
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stdout).toMatch(/Tests\s+\d+ passed/);
  });
});

test('a second init changes nothing, and nothing that was there before is changed', async () => {
  const mine = {
    'package.json': manifest,
    '.gitlab-ci.yml': 'mine: true\n',
    '.gitignore': 'dist',
    'seam-conformance.config.ts': '',
  };
  const { init, read, folder } = project(mine);
  const { stdout } = await init();
  for (const [path, text] of Object.entries(mine)) {
    if (path !== '.gitignore') expect(read(path), path).toBe(text);
  }
  expect(read('.gitignore')).toBe('dist\nseam-conformance-report/\n.seam-conformance/\n');
  expect(existsSync(join(folder, 'seam-conformance.config.yaml'))).toBe(false);
  expect(stdout).toContain('kept    .gitlab-ci.yml: add "- local: .gitlab/conformance.yml" to its "include"');
  const second = await init();
  expect(second.stdout).not.toMatch(/^(?:written|added)/m);
  expect(read('.gitignore').match(/seam-conformance-report/g)).toHaveLength(1);
});

test('a dry run shows every file, and writes none', async () => {
  const { init, folder } = project({ 'package.json': manifest });
  const { stdout, code } = await init('--dry-run');
  expect(code).toBe(0);
  for (const path of ['config.yaml', 'baseline.yaml', 'conformance.sh', 'test.ts', '.gitignore']) {
    expect(stdout).toMatch(new RegExp(`^to be written .*${path}$`, 'm'));
    expect(existsSync(join(folder, path))).toBe(false);
  }
  expect(stdout).toContain('    | profile: core');
});
