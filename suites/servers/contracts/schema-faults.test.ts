import { expect, test } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../src/model/contract/document.js';
import { contractFrom } from '../../../src/model/contract/given-contract.js';
import { schemaFaults } from './schema-faults.js';

test.each<[string, Schema, unknown, string, string]>([
  [
    'a list without the item that has to be in it',
    { type: 'array', items: { enum: ['berth', 'water'] }, contains: { const: 'berth' } },
    ['berth'],
    'none-contained',
    'contains',
  ],
  [
    'a list without a number that is large enough',
    { type: 'array', items: { type: 'number', minimum: 0 }, contains: { type: 'number', minimum: 10 } },
    [12],
    'none-contained',
    'contains',
  ],
  [
    'a name in an object that is empty',
    { type: 'object', propertyNames: { pattern: '^x_' }, additionalProperties: { type: 'integer' } },
    {},
    'misnamed-member',
    'propertyNames',
  ],
  [
    'a name in an object that is full',
    { type: 'object', propertyNames: { pattern: '^x_' }, additionalProperties: { type: 'integer' }, maxProperties: 1 },
    { x_a: 1 },
    'misnamed-member',
    'propertyNames',
  ],
])('%s is wrong for that alone', (_what, schema, value, fault, keyword) => {
  const document = {
    openapi: '3.1.0',
    paths: {
      '/things/find': {
        post: {
          'x-reading': true,
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { type: 'object', properties: { own: schema } } } },
          },
          responses: { 200: { description: 'ok' } },
        },
      },
    },
  } as unknown as OpenApiDocument;
  const described = contractFrom(document).operations[0]?.described;
  if (described === undefined) throw new Error('expected an operation');
  const found = schemaFaults(described, { name: 'own', schema }, value, {}).find(({ name }) => name === `own=${fault}`);
  const broken = described.violations({ own: found?.value }).map((one) => one.schemaPointer.replace(/^#.*own\//, ''));
  expect(broken.filter((one) => one !== keyword && !one.startsWith(`${keyword}/`))).toEqual([]);
  expect(broken).toContain(keyword);
});
