import { expect, test } from 'vitest';
import { isHarmlessHeader, withoutBodySecrets, withoutQuerySecrets, withoutTokenWords } from './foreign-secrets.js';

const id = '5f4d3c2b-1a09-4e8d-9c7b-6a5948372615';

test.each([
  ['/a?api_key=seam_query1abc_inTheQuery0011223344', '/a?api_key=%5Bmasked%5D'],
  ['/a?x=9gRkW5uJ3vNbXe6TzCqMy8Pd&y=1', '/a?x=%5Bmasked%5D&y=1'],
  ['/a?X-Amz-Signature=abcd', '/a?X-Amz-Signature=%5Bmasked%5D'],
  [`/a?user_identity_id=${id}&_strict=true`, `/a?user_identity_id=${id}&_strict=true`],
  [`/a?device_id=${id.replaceAll('-', '')}`, `/a?device_id=${id.replaceAll('-', '')}`],
  ['/a', '/a'],
  [
    'https://s.example/t/9gRkW5uJ3vNbXe6TzCqMy8Pd/user_identities/delete',
    'https://s.example/t/[masked]/user_identities/delete',
  ],
])('of the query in %s stays %s', (url, expected) => {
  expect(withoutQuerySecrets(url)).toBe(expected);
});

test.each([
  [`{"user_identity_id":"${id}"}`, `{"user_identity_id":"${id}"}`],
  ['{"password":"hunter22"}', '{"password":"[masked]"}'],
  ['{"a":[{"token":"abcd\\"efgh"}]}', '{"a":[{"token":"[masked]"}]}'],
  ['{"x":"9gRkW5uJ3vNbXe6TzCqMy8Pd"}', '{"x":"[masked]"}'],
  ['refresh_token=abcd1234&x=1', 'refresh_token=[masked]&x=1'],
  ['<p>your key is seam_live1abc_9gRkW5uJ3vNb</p>', '<p>your key is [masked]</p>'],
  ['your key is 9gRkW5uJ3vNbXe6TzCqMy8Pd', 'your key is [masked]'],
  ['<password>9gRkW5uJ3vNbXe6TzCqMy8Pd</password>', '<password>[masked]</password>'],
  ['{"data":"{\\"x\\":\\"9gRkW5uJ3vNbXe6TzCqMy8Pd\\"}"}', '{"data":"{\\"x\\":\\"[masked]\\"}"}'],
  ['{"device_id":"9gRkW5uJ3vNbXe6TzCqMy8Pd"', '{"device_id":"9gRkW5uJ3vNbXe6TzCqMy8Pd"'],
  ['{"ok":true}', '{"ok":true}'],
  [
    '{"error":{"type":"invalid_input","message":"user_identity_id is required"}}',
    '{"error":{"type":"invalid_input","message":"user_identity_id is required"}}',
  ],
])('of the body %s stays %s', (body, expected) => {
  expect(withoutBodySecrets(body)).toBe(expected);
});

test.each([
  ['app/1 (build 9gRkW5uJ3vNbXe6TzCqMy8Pd)', 'app/1 (build [masked])'],
  ['application/json; token=9gRkW5uJ3vNbXe6TzCqMy8Pd', 'application/json; token=[masked]'],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0',
  ],
  [id, id],
])('of the value %s stays %s', (value, expected) => {
  expect(withoutTokenWords(value)).toBe(expected);
});

test('headers are harmless by name, and unknown ones are not', () => {
  for (const name of ['Content-Type', 'accept', 'seam-workspace', 'retry-after', 'seam-sdk-name', 'X-RateLimit-Reset'])
    expect(isHarmlessHeader(name), name).toBe(true);
  for (const name of ['cookie', 'x-gateway-token', 'x-amz-security-token', 'authorization', 'x-anything', 'forwarded'])
    expect(isHarmlessHeader(name), name).toBe(false);
});
