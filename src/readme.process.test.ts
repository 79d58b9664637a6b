import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientRequirements } from '../spec/requirements/clients/index.js';
import { requirements } from '../spec/requirements/servers/index.js';
import { commandNames } from './cli/program.js';
import { emptyFolder, runCommandLine } from './cli/testing/command.js';
import { packageRoot } from './ground/package-root.js';

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));

test('the command for a clone does what it says', async () => {
  expect(readme).toContain('npm ci && npx seam-conformance run --reference');
  const { code, stdout } = await runCommandLine(['run', '--reference'], { cwd: emptyFolder() });
  expect(stdout).toContain('conforming');
  expect(code).toBe(0);
});

test('every script that it names exists', () => {
  for (const [, name = ''] of readme.matchAll(/npm run (\w+)/g)) expect(manifest.scripts, name).toHaveProperty(name);
  expect(manifest.scripts).toHaveProperty('test');
});

test('every command exists, and is named', async () => {
  const { stdout } = await runCommandLine(['--help'], { cwd: emptyFolder() });
  for (const command of commandNames) {
    expect(readme).toContain(`\`${command}`);
    expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  }
});

test('every flag that it shows exists', async () => {
  const { stdout: run } = await runCommandLine(['run', '--help'], { cwd: emptyFolder() });
  for (const flag of ['--reference', '--profile', '--baseline', '--output', '--config']) {
    expect(readme).toContain(flag);
    expect(run).toContain(flag);
  }
});

test('every dependency earns its line', () => {
  for (const name of Object.keys(manifest.dependencies)) expect(readme, name).toContain(`\`${name}\``);
});

test('every file that it links to exists', () => {
  for (const [, path = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
    expect(existsSync(join(packageRoot, path)), path).toBe(true);
  }
});

test('every requirement has a statement, a reason, a source, usual causes and a fix of one sentence', () => {
  for (const { id, statement, why, sources, causes, fix } of [...requirements, ...clientRequirements]) {
    expect(statement.length, id).toBeGreaterThan(20);
    expect(why.length, id).toBeGreaterThan(20);
    expect(sources.length, id).toBeGreaterThan(0);
    expect(causes.length, id).toBeGreaterThan(0);
    expect(fix, id).toMatch(/^[A-Z][^\n]{15,}[^.]\.$/);
  }
});
