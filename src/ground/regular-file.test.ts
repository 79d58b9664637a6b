import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolders } from './folders.js';
import { namedFileBytes, namedFileText } from './regular-file.js';

const folder = mkdtempSync(join(tmpdir(), 'files-'));

test('a file that was named is read whole, in however many parts', () => {
  const file = join(folder, 'named.txt');
  const text = 'é'.repeat(400_000);
  writeFileSync(file, text);
  expect(namedFileText(file)).toBe(text);
  expect(() => namedFileBytes(file, 1024 * 1024 - 400_000)).toThrow('larger than');
});

test.each(['/dev/zero', '/dev/full'])('%s is not read for ever', (device) => {
  expect(() => namedFileBytes(device, 1024 * 1024)).toThrow('it is larger than 1 MB');
});

test.each(['/proc/none/of/these', '/dev/null/none', join(folder, 'named.txt', 'none')])(
  '%s cannot be made, and is not tried for ever',
  (name) => {
    expect(() => makeFolders(name)).toThrow();
  },
);

test('the first folder that was made is known', () => {
  expect(makeFolders(join(folder, 'one', 'two'))).toBe(join(folder, 'one'));
  expect(makeFolders(join(folder, 'one', 'two'))).toBeUndefined();
});
