import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../src/cli/testing/command.js';
import { packageRoot } from '../src/ground/package-root.js';

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

test('what changesets say becomes the changelog of the next version', () => {
  const folder = emptyFolder();
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=nobody', '-c', 'user.email=nobody@example.com', ...args], { cwd: folder });
  for (const part of ['package.json', 'CHANGELOG.md', '.changeset/config.json']) {
    cpSync(join(packageRoot, part), join(folder, part), { recursive: true });
  }
  writeFileSync(
    join(folder, '.changeset', 'new-door.md'),
    "---\n'seam-conformance': minor\n---\n\nPeople can open the new door.\n",
  );
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'everything');
  // As `npm run changes` does it, but for the lock.
  const [command = '', ...args] = manifestOf(packageRoot).scripts.changes.split(' && ')[0].split(' ');
  execFileSync(join(packageRoot, 'node_modules', '.bin', command), args, { cwd: folder });
  const [major, minor] = manifestOf(packageRoot).version.split('.');
  const next = `${major}.${Number(minor) + 1}.0`;
  expect(manifestOf(folder).version).toBe(next);
  const changelog = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');
  expect(changelog).toMatch(
    new RegExp(
      `^# Changelog\\n\\n## ${next}\\n\\n### Minor Changes\\n\\n- (?:[0-9a-f]+: )?People can open the new door\\.\\n`,
    ),
  );
  expect(changelog.length).toBeGreaterThan(readFileSync(join(packageRoot, 'CHANGELOG.md'), 'utf8').length);
  expect(readdirSync(join(folder, '.changeset'))).toEqual(['config.json']);
});
