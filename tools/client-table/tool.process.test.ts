import { expect, test } from 'vitest';
import { packageRoot } from '../../src/ground/package-root.js';
import { run } from './tool.js';

const failing = (stderr: string) =>
  run(packageRoot, process.execPath, '-e', `process.stderr.write(${JSON.stringify(stderr)}); process.exit(1)`);

test('a program that fails is quoted with its last words', async () => {
  await expect(failing('working\nno such package\n\n')).rejects.toThrow(/failed: no such package$/);
});

test('the options that a program lists after its error are not its last words', async () => {
  const stderr = '  the registry is out of reach  \n\nrequire [--dev] [--dry-run] [--] [<packages>...]\n';
  await expect(failing(stderr)).rejects.toThrow(/failed: the registry is out of reach$/);
});
