import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.js';
import { sessionTokensIn } from './session-tokens.js';

const token = 'seam_cst1891oqCmE_6dBwV8PJ2Ffoe9dWYVyMfVHq';
const answered = (body: string): Answer => ({ kind: 'response', status: 200, headers: [], body, isUtf8: true });

test.each([
  ['a member of its name', JSON.stringify({ client_session: { token } }, undefined, 2)],
  ['a member of another name', JSON.stringify({ session_token: token })],
  ['an address', JSON.stringify({ url: `https://connect.example.com/?cst=${token}&x=1` })],
  ['a list', JSON.stringify({ client_sessions: [{ id: 1, token }] })],
])('a token in %s is found', (_where, body) => {
  expect(sessionTokensIn(answered(body))).toEqual([token]);
});

test.each(['{"token":"{{client-session-token}}"}', '{"token":"short"}', '{"ok":true}', ''])('%j holds none', (body) => {
  expect(sessionTokensIn(answered(body))).toEqual([]);
});
