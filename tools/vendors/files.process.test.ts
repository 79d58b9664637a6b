import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesAt, presentFiles } from './files.js';

test('the registry of a commit is what stood there, whatever stands there now', () => {
  const root = mkdtempSync(join(tmpdir(), 'seam-conformance-registry-'));
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', root, ...args], { stdio: 'ignore' });
  mkdirSync(join(root, 'vendors', 'harbour'), { recursive: true });
  mkdirSync(join(root, 'certifiers'));
  const file = join(root, 'vendors', 'harbour', 'vendor.json');
  writeFileSync(file, 'before');
  writeFileSync(join(root, 'certifiers', 'test-house.pem.pub'), 'a key');
  writeFileSync(join(root, 'vendors', 'harbour', 'badge.svg'), '<svg/>');
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'before');
  writeFileSync(file, 'after');
  const key = ['certifiers/test-house.pem.pub', 'a key'] as const;
  expect(filesAt('HEAD', root)).toEqual(new Map([key, ['vendors/harbour/vendor.json', 'before']]));
  expect(presentFiles(root)).toEqual(new Map([key, ['vendors/harbour/vendor.json', 'after']]));
  for (const name of ['no-such', '--output=x', '']) expect(() => filesAt(name, root)).toThrow('there is no commit');
});
