import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { needs } from '../ground/program.test-support.js';
import type { Request } from '../model/experiment/request.js';
import { curlOf } from './curl.js';

// A `curl` that prints what it was given, each argument followed by a NUL, and then its standard input.
const stub = `#!/bin/sh
printf '%s\\0' "$@"
for last do :; done
case $last in @-) cat;; esac
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'curl-'));
  writeFileSync(join(folder, 'curl'), stub);
  chmodSync(join(folder, 'curl'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

let bash: string;
beforeEach(({ skip }) => {
  bash = needs('bash', skip);
});

const environment = {
  SEAM_ENDPOINT: 'http://127.0.0.1:9',
  SEAM_API_KEY: 'seam_key_With $pecial"x',
  SEAM_PERSONAL_ACCESS_TOKEN: 'seam_at1',
  SEAM_CONSOLE_SESSION_TOKEN: 'head.claims.tand',
  SEAM_CLIENT_SESSION_TOKEN: 'seam_cst1',
  SEAM_PUBLISHABLE_KEY: 'seam_pk1',
  SEAM_CONFORMANCE_OTHER_API_KEY: 'seam_other',
};

/** What `curl` would be given. */
function given(request: Partial<Request>, baseUrl?: string): { argv: string[]; stdin: string; command: string } {
  const command = curlOf({ method: 'POST', path: '/a/b', query: [], headers: {}, ...request }, baseUrl);
  const output = execFileSync(bash, {
    input: command,
    env: { ...environment, PATH: `${folder}:${process.env.PATH}` },
    maxBuffer: 1e8,
  }).toString('utf8');
  const parts = output.split('\0');
  const end = parts.indexOf('@-') === -1 ? parts.length - 1 : parts.indexOf('@-') + 1;
  return { argv: parts.slice(0, end), stdin: parts.slice(end).join('\0'), command };
}

test('a plain request', () => {
  const request = {
    headers: { authorization: 'Bearer {{api-key}}', 'content-type': 'application/json' },
    body: '{"a":"b"}',
  };
  expect(given(request).argv).toEqual([
    ...['-sS', '-i', '-X', 'POST', 'http://127.0.0.1:9/a/b'],
    ...['-H', `authorization: Bearer ${environment.SEAM_API_KEY}`, '-H', 'content-type: application/json'],
    ...['--data-raw', '{"a":"b"}'],
  ]);
  expect(curlOf({ method: 'POST', path: '/a/b', query: [], ...request })).toBe(
    [
      'curl -sS -i -X POST "$SEAM_ENDPOINT/a/b"',
      '-H "authorization: Bearer $SEAM_API_KEY"',
      "-H 'content-type: application/json'",
      `--data-raw '{"a":"b"}'`,
    ].join(' \\\n  '),
  );
});

test.each([
  ['{{personal-access-token}}', 'seam_at1'],
  ['{{console-session-token}}', 'head.claims.tand'],
  ['{{client-session-token}}', 'seam_cst1'],
  ['{{publishable-key}}', 'seam_pk1'],
  ['{{other-api-key}}', 'seam_other'],
  ['{{api-key|basic}}', Buffer.from(`${environment.SEAM_API_KEY}:`).toString('base64')],
  ['{{api-key|base64}}', Buffer.from(environment.SEAM_API_KEY).toString('base64')],
  ['{{api-key|altered}}', environment.SEAM_API_KEY.replace(/.$/, 'y')],
  ['{{publishable-key|altered}}', 'seam_pkx'],
  ['{{api-key|truncated}}', environment.SEAM_API_KEY.slice(0, -1)],
  ['{{api-key|extended}}', `${environment.SEAM_API_KEY}x`],
  ['{{publishable-key|reversed}}', 'seam_1kp'],
  ['{{console-session-token|unsigned}}', `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.claims.`],
  ['{{console-session-token|reversed}}', 'head.claims.dnat'],
  ['{{api-key|swapped}}', 'SEAM_KEY_wITH $PECIAL"X'],
  ['Bearer! "{{publishable-key}}" `x` $y', 'Bearer! "seam_pk1" `x` $y'],
  ['{{no-such-name}} {{constructor}}', '{{no-such-name}} {{constructor}}'],
])('the credential %s', (value, expected) => {
  expect(given({ headers: { x: value } }).argv.at(-1)).toBe(`x: ${expected}`);
});

test('a header without a value is sent, and one that is absent is not added', () => {
  expect(given({ headers: { authorization: '' } }).argv.slice(-2)).toEqual(['-H', 'authorization;']);
  expect(given({ body: 'x' }).argv.slice(-4)).toEqual(['-H', 'content-type:', '--data-raw', 'x']);
});

test('a query, percent-encoded, with a credential', () => {
  const { argv } = given({
    query: [
      ["it's!", 'a b&c'],
      ['key', '{{publishable-key}}'],
    ],
    method: 'DELETE',
  });
  expect(argv.at(-1)).toBe("http://127.0.0.1:9/a/b?it's!=a%20b%26c&key=seam_pk1");
});

test('a path that curl would change otherwise', () => {
  expect(given({ path: '/a/../b[1]' }).argv).toContain('--path-as-is');
  expect(given({ path: '/a/../b[1]' }).argv).toContain('-g');
});

test('a base URL in place of the variable, and HEAD', () => {
  const { argv, command } = given({ method: 'HEAD' }, 'https://api.example/$(id)');
  expect(argv.slice(-2)).toEqual(['--head', 'https://api.example/$(id)/a/b']);
  expect(command).not.toContain('SEAM_ENDPOINT');
});

test.each([
  ['quotes', `it's "quoted" \\ \`id\` $(id) $HOME !! %s %d`],
  ['a file name of curl', '@/dev/null'],
  ['nothing', ''],
  ['lines', 'one\ntwo\r\n\tthree\n'],
  ['control characters', '\u0001\u001b[31m\u007f\u0085 7\u00018'],
  ['what the eye does not see', 'a\u200bb\u202ec\ufeff\u2028'],
  ['other scripts', 'ｄ１２３ ü 👍'],
  ['quotes with control characters', "'\\\u0007'"],
])('the body byte for byte: %s', (_name, body) => {
  const { argv, command } = given({ body });
  expect(argv.at(-1)).toBe(body);
  expect(command.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

test.each([
  ['a NUL', `a\0b'%s\\n%%\0`],
  ['1 MB', `${'x'.repeat(1024 * 1024)}'`],
])('a body that cannot be an argument is piped: %s', (_name, body) => {
  const { argv, stdin, command } = given({ body });
  expect(argv.slice(-2)).toEqual(['--data-binary', '@-']);
  expect(stdin).toBe(body);
  expect(command).not.toContain('\0');
});

test('an unpaired surrogate as it is sent', () => {
  expect(given({ body: 'a\ud800b' }).argv.at(-1)).toBe('a\ufffdb');
});
