import * as v from 'valibot';
import { expect, test } from 'vitest';
import { list, mistakesIn, natural, needOf, strictObject } from './schema.js';

const schema = v.pipe(
  strictObject({
    level: v.picklist(['MUST', 'SHOULD']),
    limits: v.exactOptional(strictObject({ requests: natural })),
    scenes: v.exactOptional(list(v.record(v.string(), strictObject({ env: v.string() })))),
  }),
  v.title('sample'),
);

test.each<[unknown, readonly object[]]>([
  [{ level: 'MUST', limits: { requests: 3 }, scenes: [{ a: { env: 'A' } }] }, []],
  [[], [{ path: [], expected: 'object', received: 'array' }]],
  [{ level: 'MAY' }, [{ path: ['level'], rule: 'picklist', known: ['MUST', 'SHOULD'] }]],
  [{}, [{ path: [], rule: 'missing', expected: 'level', known: ['level', 'limits', 'scenes'] }]],
  [{ level: 'MUST', limit: 1 }, [{ path: [], rule: 'unknown', expected: 'limit' }]],
  [
    { level: 'MUST', limits: { requests: -1, reqests: 2 } },
    [
      { path: ['limits', 'requests'], rule: 'min_value', expected: '>=0' },
      { path: ['limits'], rule: 'unknown', expected: 'reqests', known: ['requests'] },
    ],
  ],
  [
    { level: 'MUST', scenes: [{ a: { env: 7 } }] },
    [{ path: ['scenes', '0', 'a', 'env'], rule: 'string', expected: 'string', received: '7' }],
  ],
])('the mistakes in %j', (value, expected) => {
  expect(mistakesIn(schema, value)).toMatchObject(expected);
  expect(mistakesIn(schema, value)).toHaveLength(expected.length);
});

test.each<[unknown, string]>([
  [[], 'a mapping'],
  [{ level: 'MAY' }, 'one of MUST, SHOULD'],
  [{ level: 'MUST', limits: { requests: -1 } }, 'at least 0'],
  [{ level: 'MUST', limits: { requests: 0.5 } }, 'a whole number'],
  [{ level: 'MUST', limits: { requests: '1' } }, 'a number'],
  [{ level: 'MUST', scenes: {} }, 'a list'],
])('what must be in %j', (value, need) => {
  const [mistake] = mistakesIn(schema, value);
  expect(mistake && needOf(mistake)).toBe(need);
});
