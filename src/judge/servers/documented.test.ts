import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../model/contract/document.js';
import { contractFrom } from '../../model/contract/given-contract.js';
import { hasWriteOnly, strangeMembers } from '../../model/contract/undocumented.js';
import { headerFindings } from './documented-headers.js';

const user = {
  type: 'object',
  properties: { name: { type: 'string' }, password: { type: 'string', writeOnly: true } },
} as const;
const schema = { type: 'object', properties: { users: { type: 'array', items: user } } } as const;
const document = {
  openapi: '3.1.0',
  paths: {
    '/users': {
      get: {
        responses: {
          200: {
            description: 'ok',
            headers: {
              'X-Total': { required: true, schema: { type: 'integer', minimum: 0 } },
              'X-Cached': { schema: { type: 'boolean' } },
              'Content-Type': { required: true, schema: { const: 'ignored' } },
            },
            content: { 'application/json': { schema } },
          },
        },
      },
    },
  },
} as unknown as OpenApiDocument;
const { described } = contractFrom(document).operations[0] ?? {};

test.each<[Readonly<Record<string, string>>, readonly string[]]>([
  [{ 'x-total': '3' }, []],
  [{ 'x-total': '3', 'x-cached': 'false' }, []],
  [{}, ['header x-total']],
  [{ 'x-total': 'many', 'x-cached': 'perhaps' }, ['header x-total', 'header x-cached']],
  [{ 'x-total': '-1' }, ['header x-total']],
])('the headers %j of an answer are held to the document', (headers, expected) => {
  const [documented] = described?.answers ?? [];
  if (described === undefined || documented === undefined) throw new Error('the document was not read');
  const exchange = {
    index: 1,
    answer: { kind: 'response', status: 200, headers: Object.entries(headers), body: '', isUtf8: true },
  } as unknown as Parameters<typeof headerFindings>[2];
  expect(headerFindings(described, documented, exchange).map(({ where }) => where)).toEqual(expected);
});

test('what is only written is told apart from what is not documented', () => {
  expect(strangeMembers(document, schema, { users: [{ name: 'a', password: 'b', row: 1 }] })).toEqual({
    undocumented: ['/users/0/row'],
    writeOnly: ['/users/0/password'],
  });
  expect(hasWriteOnly(document, schema)).toBe(true);
  expect(hasWriteOnly(document, { type: 'object', properties: { name: { type: 'string' } } })).toBe(false);
});
