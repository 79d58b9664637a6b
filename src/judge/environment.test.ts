import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.js';
import { environmentOf, isSameEnvironment, mayHaveBeenCarriedOut } from './environment.js';

const status = (code: number, headers: readonly [string, string][] = []): Answer => ({
  kind: 'response',
  status: code,
  headers,
  body: '',
  isUtf8: true,
});
const failure = (name: 'connection-lost' | 'timeout' | 'connection-refused' | 'too-large'): Answer => ({
  kind: 'failure',
  failure: name,
  detail: '',
});

test.each([407, 408, 425, 502, 503, 504, 520, 522, 524, 530])('%i is of a gateway', (code) => {
  expect(environmentOf(status(code))).toBe('gateway');
});

test.each([200, 301, 400, 401, 403, 404, 409, 413, 418, 423, 451, 500, 501, 505, 519, 531])(
  '%i is of the target',
  (code) => {
    expect(environmentOf(status(code))).toBeUndefined();
  },
);

test('a limit, silence, and what was too much to read', () => {
  expect(environmentOf(status(429))).toBe('limit');
  expect(environmentOf(status(403, [['Retry-After', '60']]))).toBe('limit');
  expect(environmentOf(status(400, [['Retry-After', '60']]))).toBeUndefined();
  expect(environmentOf(failure('timeout'))).toBe('silence');
  expect(environmentOf(failure('too-large'))).toBeUndefined();
});

test.each([
  [status(502), true],
  [status(504), true],
  [status(503), true],
  [status(503, [['Retry-After', '1']]), false],
  [status(407), false],
  [status(429), false],
  [status(500), false],
  [failure('connection-lost'), true],
  [failure('timeout'), true],
  [failure('connection-refused'), false],
])('%j may have been carried out: %s', (answer, isPossible) => {
  expect(mayHaveBeenCarriedOut(answer)).toBe(isPossible);
});

test('the same environment answers twice', () => {
  expect(isSameEnvironment(status(502), status(502))).toBe(true);
  expect(isSameEnvironment(status(502), status(504))).toBe(false);
  expect(isSameEnvironment(status(429), status(429))).toBe(false);
  expect(isSameEnvironment(status(500), status(500))).toBe(false);
  expect(isSameEnvironment(failure('connection-lost'), failure('connection-lost'))).toBe(true);
  expect(isSameEnvironment(failure('timeout'), failure('timeout'))).toBe(false);
});
