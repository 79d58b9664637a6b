import { expect, test } from 'vitest';
import type { OpenApiDocument } from './document.js';
import { hasWriteOnly, strangeMembers } from './undocumented.js';

const user = {
  type: 'object',
  properties: { name: { type: 'string' }, password: { type: 'string', writeOnly: true } },
} as const;
const schema = { type: 'object', properties: { users: { type: 'array', items: user } } } as const;
const document = { openapi: '3.1.0', paths: {} } as unknown as OpenApiDocument;

test('what is only written is told apart from what is not documented', () => {
  expect(strangeMembers(document, schema, { users: [{ name: 'a', password: 'b', row: 1 }] })).toEqual({
    undocumented: ['/users/0/row'],
    writeOnly: ['/users/0/password'],
  });
  expect(hasWriteOnly(document, schema)).toBe(true);
  expect(hasWriteOnly(document, { type: 'object', properties: { name: { type: 'string' } } })).toBe(false);
});
