import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { needs, programPath } from './program.test-support.js';

const folder = mkdtempSync(join(tmpdir(), 'programs-'));
const program = join(folder, 'openssl');
writeFileSync(program, '#!/bin/sh\n');
chmodSync(program, 0o755);
writeFileSync(join(folder, 'curl'), 'no program');
mkdirSync(join(folder, 'go'));
const PATH = ['', join(folder, 'absent'), folder].join(delimiter);

const skip = (note: string): never => {
  throw new Error(`skipped: ${note}`);
};

test('a program is found on the PATH', () => {
  expect(programPath('openssl', { PATH })).toBe(program);
  expect(needs('openssl', skip, { PATH })).toBe(program);
});

test('neither a file that cannot be run nor a folder is a program', () => {
  expect(programPath('curl', { PATH })).toBeUndefined();
  expect(programPath('go', { PATH })).toBeUndefined();
  expect(programPath('go', {})).toBeUndefined();
});

test('a variable says where the browser is, and one that leads nowhere does not', () => {
  expect(programPath('chromium', { PATH: '', CHROME_PATH: program })).toBe(program);
  expect(programPath('chromium', { PATH: '', CHROME_PATH: folder })).not.toBe(folder);
});

test('a missing program skips a test with a note, or fails it', () => {
  const note = 'not tested: the curl driver: there is no curl, put it on the PATH';
  expect(() => needs('curl', skip, { PATH: '' })).toThrow(`skipped: ${note}`);
  expect(() => needs('curl', skip, { PATH: '', NOTHING_SKIPPED: '1' })).toThrow(note);
});
