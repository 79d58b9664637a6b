import { expect, test } from 'vitest';
import { readContract } from '../model/contract/contract.js';
import type { Answer, Failure } from '../model/exchange.js';
import { preflight } from './preflight.js';

const answered = (status: number, headers: readonly (readonly [string, string])[] = []): Answer => ({
  kind: 'response',
  status,
  headers,
  body: '',
  isUtf8: true,
});
const failed = (failure: Failure, detail: string): Answer => ({ kind: 'failure', failure, detail });

/** What is said of a target that gives these answers, the last one for ever, and how often it is asked; each is the last one of a pacer. */
async function saidOf(answer: Answer, waitMs = 0, ...then: readonly Answer[]) {
  let asked = 0;
  const call = async (_origin: unknown, request: unknown) => {
    asked += 1;
    return { request, answer: [answer, ...then][asked - 1] ?? answer };
  };
  return { sentence: await preflight(readContract(), call as never, { waitMs }), asked };
}

test.each([
  ['a limit', answered(429), /answers 429: a rate limit or a firewall/],
  [
    'a limit that says when',
    answered(429, [['retry-after', '3600']]),
    /429 and asks to wait 3600 s \(Retry-After: 3600\)/,
  ],
  ['maintenance', answered(503, [['retry-after', '600']]), /503 and asks to wait 600 s .*under maintenance/],
  ['a closed port', failed('connection-refused', 'the connection was refused'), /refused; --wait <s>/],
  ['a port that speaks TLS', failed('connection-lost', 'closed'), /begins with https/],
  ['an unknown name', failed('name-not-found', 'the host name is not known'), /host name is not known/],
])('%s is one sentence, after one request', async (_name, answer, text) => {
  const { sentence, asked } = await saidOf(answer);
  expect(sentence).toMatch(text);
  expect(asked).toBe(1);
});

test.each([200, 400, 401, 404, 500])('whoever answers %i is there', async (status) => {
  expect((await saidOf(answered(status))).sentence).toBeUndefined();
});

test('who waits for a target waits behind an ingress that does not know it yet, and goes on all the same', async () => {
  expect(await saidOf(answered(404), 60_000, answered(401))).toEqual({ sentence: undefined, asked: 2 });
  expect(await saidOf(answered(404), 1)).toEqual({ sentence: undefined, asked: 1 });
});
