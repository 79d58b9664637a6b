import { expect, test } from 'vitest';
import { AnswerFraming } from './answer-framing.js';

const chunked =
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;x=1\r\n{"ok\r\n8\r\n":true}\n\r\n0\r\nA: b\r\n\r\n';

test.each<[string, string, string, boolean, string]>([
  ['a length', 'POST', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}', true, ''],
  [
    'a length, and another answer',
    'POST',
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}HTTP/1.1 200 OK',
    true,
    'HTTP/1.1 200 OK',
  ],
  ['no body', 'POST', 'HTTP/1.1 204 No Content\r\n\r\nx', true, 'x'],
  ['the length that HEAD tells of', 'HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}', true, '{}'],
  [
    'an interim answer first',
    'POST',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxy',
    true,
    'y',
  ],
  ['chunks and trailers', 'POST', chunked, true, ''],
  ['chunks, and a letter behind', 'POST', `${chunked}z`, true, 'z'],
  ['a body up to the close', 'POST', 'HTTP/1.1 200 OK\r\n\r\nanything', false, ''],
  ['half a body', 'POST', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}', false, ''],
])('an answer with %s', (_what, method, text, isComplete, surplus) => {
  const whole = new AnswerFraming(method);
  expect(whole.feed(Buffer.from(text))).toBe(surplus.length);
  expect(whole.isComplete).toBe(isComplete);
  const byByte = new AnswerFraming(method);
  const behind = [...Buffer.from(text)].reduce((sum, byte) => sum + byByte.feed(Buffer.from([byte])), 0);
  expect([behind, byByte.isComplete]).toEqual([surplus.length, isComplete]);
});
