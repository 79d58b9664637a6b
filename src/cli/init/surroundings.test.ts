import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder } from '../testing/command.js';
import { ciFiles } from './ci-files.js';
import { surroundingsOf } from './surroundings.js';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const remote = (url: string) => ({ '.git/config': `[remote "origin"]\n\turl = ${url}\n` });

test.each([
  [{ '.github/CODEOWNERS': '' }, 'github'],
  [{ '.gitlab-ci.yml': '' }, 'gitlab'],
  [remote('git@github.com:vendor/locks.git'), 'github'],
  [remote('https://gitlab.example.com/vendor/locks.git'), 'gitlab'],
  [remote('https://git.example.com/vendor/locks.git'), 'shell'],
  [{}, 'shell'],
])('the files %o are of a project with the CI %s', (files, ci) => {
  expect(surroundingsOf(folderWith(files)).ci).toBe(ci);
});

test.each([
  [{ 'package-lock.json': '' }, 'npm', 'npm ci'],
  [{ 'pnpm-lock.yaml': '' }, 'pnpm', 'pnpm install --frozen-lockfile'],
  [{ 'yarn.lock': '' }, 'yarn', 'yarn install --immutable'],
  [{ '.yarnrc.yml': '' }, 'yarn', 'yarn install'],
  [{ 'bun.lock': '' }, 'bun', 'bun install --frozen-lockfile'],
  [{}, 'npm', 'npm install'],
])('the files %o are of a project that installs by %s', (files, name, install) => {
  const manifest = { 'package.json': '{"devDependencies":{"seam-conformance":"*"}}' };
  const found = surroundingsOf(folderWith({ ...manifest, ...files }));
  expect(found.manager.name).toBe(name);
  for (const ci of ['github', 'gitlab', 'shell'] as const) {
    const [{ text } = { text: '' }] = ciFiles({ ...found, ci });
    expect(text.split('\n').map((line) => line.replace(/^[- ]*(?:run: )?/, ''))).toContain(install);
  }
});

test('a project that does not install the suite installs this version of it in its job', () => {
  const [{ text } = { text: '' }] = ciFiles(surroundingsOf(folderWith({ 'package.json': '{broken' })));
  expect(text).toMatch(/^npm install --save-dev seam-conformance@\d+\.\d+\.\d+/m);
});

test('the target of a job that no one else starts is started there and waited for', () => {
  for (const ci of ['github', 'gitlab', 'shell'] as const) {
    const textAt = (endpoint: string) => ciFiles({ ...surroundingsOf(folderWith({})), ci }, endpoint)[0]?.text;
    expect(textAt('http://localhost:3000')).toMatch(
      /# Start the target here.* http:\/\/localhost:3000[\s\S]* run --wait 60/,
    );
    expect(textAt('https://staging.example.com')).not.toMatch(/Start the target|--wait/);
  }
});

test.each([
  [{ 'node_modules/a': '' }, true],
  [{ 'node_modules/a': '', '.gitignore': 'dist\n/node_modules/\n' }, false],
  [{ 'node_modules/a': '', '.gitignore': '**/node_modules\n' }, false],
  [{ 'node_modules/a': '', '.gitignore': '!node_modules/mine\n' }, true],
  [{ '.pnp.cjs': '' }, false],
])('the packages of %o would be committed: %s', (files, keepsPackages) => {
  expect(surroundingsOf(folderWith(files)).keepsPackages).toBe(keepsPackages);
});

describe('a package of a larger repository', () => {
  const root = folderWith({
    '.git/config': '',
    'pnpm-lock.yaml': '',
    'package.json': '{"devDependencies":{"vitest":"*"}}',
    "apps/it's: one/package.json": '{"devDependencies":{"seam-conformance":"*"}}',
  });
  const found = surroundingsOf(join(root, 'apps', "it's: one"));

  test('shares the lock and the tools of the whole', () => {
    expect(found).toMatchObject({ usesVitest: true, isInstalled: true, isLocked: true, place: "apps/it's: one" });
    expect(found.manager.name).toBe('pnpm');
  });

  test('has its workflow at the root, which works in its folder', () => {
    const [{ path, text } = { path: '', text: '' }] = ciFiles({ ...found, ci: 'github' });
    expect(path).toBe('../../.github/workflows/conformance.yaml');
    const { conformance } = parse(text).jobs;
    expect(conformance.defaults.run['working-directory']).toBe("apps/it's: one");
    expect(conformance.steps.at(-1).with.path).toBe("apps/it's: one/seam-conformance-report");
  });

  test('has its job of GitLab at the root, which goes to its folder', () => {
    const [{ text } = { text: '' }] = ciFiles({ ...found, ci: 'gitlab' });
    expect(parse(text).conformance.script[0]).toBe("cd 'apps/it'\\''s: one'");
  });
});
