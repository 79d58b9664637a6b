import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { packageRoot } from '../ground/package-root.js';
import { UsageError } from '../ground/usage-error.js';
import { tellError, tellStray, withoutSecretsOf } from './tell-error.js';
import { testConsole } from './testing/console.test-support.js';

const key = 'seam_test2bMS_94SrGUXuNR2JmJkjtvBQDg5c';

/** What is written of an error, and the exit code. */
function told(tell: typeof tellError, error: unknown): { readonly code: number; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const code = tell(error, testConsole(lines, { keepsNotes: true }));
  return { code, lines };
}

test.each([
  [new CommanderError(0, 'commander.help', ''), 0, []],
  [new CommanderError(1, 'commander.unknownOption', ''), 2, []],
  [new UsageError('this is wrong', 'Do that.'), 2, ['error: this is wrong', 'Do that.']],
  [
    Object.assign(new Error('x'), { code: 'ENOSPC', syscall: 'write', path: '/full' }),
    2,
    ['error: /full: no space is left on the disk (ENOSPC)'],
  ],
])('%s', (error, code, lines) => {
  expect(told(tellError, error)).toEqual({ code, lines });
});

test('a defect of the suite shows where it is, and an error of a program of the user only what it says', () => {
  const error = Object.assign(new Error('oh no'), { stack: `Error: oh no\n    at f (${packageRoot}/dist/x.js:1:1)` });
  expect(told(tellStray, error).lines[0]).toBe('defect of the suite:');
  error.stack = 'Error: oh no\n    at f (file:///home/me/seam-conformance.config.mjs:1:1)';
  expect(told(tellStray, error)).toEqual({
    code: 2,
    lines: ['error: the configuration, or what it names, has started something that failed: oh no'],
  });
  expect(told(tellStray, undefined).code).toBe(2);
});

test.each([
  `there is no profile "${key}"`,
  `"http:\\\\u:${key}%40x" is not the URL of a target`,
  `error: unknown option '--token=${key}'`,
  `the configuration has an unknown key "${key.toUpperCase()}"`,
  'https://me:hunter2hunter2@example.com is refused',
  'the token eyJhbGciOiJIUzI1NiJ9.eyJpZCI6MX0.c2ln is refused',
  'the password Zx81Zx81Zx81Zx81 is refused',
])('%s is said without the secret', (text) => {
  const said = withoutSecretsOf({ SEAM_API_KEY: key, OTHER_PASSWORD: 'Zx81Zx81Zx81Zx81' })(text);
  expect(said).not.toMatch(/2bMS_94SrG|hunter2|eyJ|Zx81/i);
});

test('what looks like no secret stays', () => {
  const text =
    'user_identities.delete/uuid.malformed-refused/user_identity_id=braced at https://example.com/seam_conformance';
  expect(withoutSecretsOf({})(text)).toBe(text);
});
