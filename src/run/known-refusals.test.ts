import { expect, test } from 'vitest';
import type { Request } from '../model/experiment/request.js';
import { knownRefusals } from './known-refusals.js';

const id = 'd3b07384-d9a0-4c9b-8f5e-0242ac130003';
const key = { authorization: 'Bearer {{apiKey}}' };
const request = (body: string, headers: Readonly<Record<string, string>> = {}, path = '/a'): Request => ({
  method: 'POST',
  path,
  query: [],
  headers,
  body,
});
const answer = (status: number) => ({ kind: 'response', status, headers: [], body: '', isUtf8: true }) as const;

const byDoubt: readonly (readonly [Request, number])[] = [
  [request('{"id":"no uuid"}', key), 400],
  [request('{}'), 401],
  [request(`{"id":"${id}"}`, key), 400],
  [request(`{"id":"${id}"}`), 401],
];

test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[2, 0, 3, 1]]])(
  'what depends the least on others is kept, in order %j',
  (order) => {
    const known = knownRefusals();
    for (const index of order) {
      const [own, status] = byDoubt[index] ?? [request(''), 0];
      known.learn(own, answer(status));
    }
    expect(known.of('/a')).toMatchObject({ request: byDoubt[0]?.[0], answer: { status: 400 } });
  },
);

test.each([200, 403, 404, 429, 500])('%i is no refusal that lasts', (status) => {
  const known = knownRefusals();
  known.learn(request('{}'), answer(status));
  expect(known.of('/a')).toBeUndefined();
});

test('wrong credentials may be counted, and another path is better than none', () => {
  const known = knownRefusals();
  known.learn(request('{}', key), answer(401));
  expect(known.of('/a')).toBeUndefined();
  known.learn(request('{}', {}, '/b'), answer(401));
  expect(known.of('/a')?.request.path).toBe('/b');
});
