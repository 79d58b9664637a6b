import { expect, test } from 'vitest';
import { revocationProblems } from './revocations.js';

const envelope = { payload: '', payloadType: 'x', signatures: [] };
const list = { issued: '2030-01-01T00:00:00.000Z', notAfter: '2030-02-01T00:00:00.000Z', revoked: [] };

test('a list is in force until its last day, and says so afterwards', () => {
  expect(revocationProblems(list, envelope, 'key', Date.UTC(2030, 0, 31))).toEqual([]);
  expect(revocationProblems(list, envelope, 'key', Date.UTC(2030, 1, 2))).toEqual([
    'revocations: expected a list that is still in force, it expired 2030-02-01T00:00:00.000Z',
  ]);
});
