import { expect, test } from 'vitest';
import { normalised, signatureOf } from './signature.js';

test.each([
  ['id 5F4D3C2B-1a09-4e8d-9c7b-6a5948372615 is gone', 'id <id> is gone'],
  ['at 2030-06-15T23:30:00.123Z', 'at <time>'],
  ['date: Sat, 15 Jun 2030 23:30:00 GMT', 'date: <time>'],
  ['after 10000 ms, 1.5 s or 3 seconds', 'after <duration>, <duration> or <duration>'],
  ['to http://127.0.0.1:40123/login', 'to http://127.0.0.1:<port>/login'],
  ['connect ECONNREFUSED 127.0.0.1:40123', 'connect ECONNREFUSED 127.0.0.1:<port>'],
  ['request 4bf92f3577b34da6a3ce929d0e0e4736', 'request <id>'],
  ['request req94SrGUXuNR2JmJk', 'request <id>'],
  ['at line 1234567', 'at line <number>'],
])('replaces what differs between runs: %s', (text, expected) => {
  expect(normalised(text)).toBe(expected);
});

test.each([
  'status: expected 400 or 415, received 500',
  'error.type: expected a string, received user_identity_not_found',
  'user_identity_id=v4 in internationalisation of 25 shapes, 2xx',
  'ok: expected true, received "true"',
])('leaves everything else alone: %s', (text) => {
  expect(normalised(text)).toBe(text);
});

test('a signature knows neither order nor repetition', () => {
  const verdicts = [{ findings: [{ note: 'b' }, { note: 'a' }] }, { findings: [{ note: 'a' }] }];
  expect(signatureOf(verdicts)).toEqual(['a', 'b']);
});
