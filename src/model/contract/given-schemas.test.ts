import { expect, test } from 'vitest';
import { answers, bodyOf, documentOf, object } from './documents.test-support.js';
import { contractFrom } from './given-contract.js';

test.each<[string, unknown, Record<string, unknown>?]>([
  ['an enum', object({ kind: { type: 'string', enum: ['one', 'two'] } })],
  [
    'numbers with limits',
    object({
      count: { type: 'integer', minimum: 3, multipleOf: 2 },
      part: { type: 'number', minimum: 0, exclusiveMinimum: true },
    }),
  ],
  [
    'a list',
    object({ names: { type: 'array', minItems: 2, uniqueItems: true, items: { type: 'string', minLength: 1 } } }),
  ],
  ['an object in an object', object({ at: object({ street: { type: 'string' } }) })],
  ['a pattern', object({ code: { type: 'string', pattern: '^[A-Z]{3}-\\d{2,4}$' } })],
  ['allOf', { allOf: [object({ one: { type: 'string' } }), object({ two: { type: 'boolean' } })] }],
  [
    'oneOf with a discriminator',
    {
      oneOf: [
        object({ kind: { enum: ['a'] }, one: { type: 'string' } }),
        object({ kind: { enum: ['b'] }, two: { type: 'string' } }),
      ],
      discriminator: { propertyName: 'kind' },
    },
  ],
  [
    'alternatives that no value meets just one of',
    { oneOf: [object({ one: { type: 'string' } }), object({ one: { type: 'string' } })] },
  ],
  [
    'examples that are called by the same id',
    object({ one: { type: 'string' } }),
    {
      components: {
        schemas: Object.fromEntries(
          ['A', 'B'].map((name) => [name, { type: 'object', example: { $id: 'one', name } }]),
        ),
      },
    },
  ],
  ['nullable without a type', object({ any: { nullable: true, enum: ['x'] } })],
  [
    'a schema that holds itself',
    { $ref: '#/components/schemas/Tree' },
    {
      components: {
        schemas: { Tree: object({ name: { type: 'string' }, child: { $ref: '#/components/schemas/Tree' } }, ['name']) },
      },
    },
  ],
  [
    'a schema that no value meets, as it always holds itself, for what may be left out',
    object({ name: { type: 'string' }, at: { $ref: '#/components/schemas/Endless' } }, ['name']),
    { components: { schemas: { Endless: object({ next: { $ref: '#/components/schemas/Endless' } }) } } },
  ],
  [
    'a member that is only read',
    {
      ...object({ name: { type: 'string' } }),
      required: ['name', 'id'],
      properties: { name: { type: 'string' }, id: { type: 'string', readOnly: true } },
    },
  ],
  ['a body that is a list', { type: 'array', minItems: 1, items: { type: 'integer' } }],
  [
    'a list that must contain two of a kind',
    object({ tags: { type: 'array', items: { type: 'string' }, contains: { const: 'main' }, minContains: 2 } }),
  ],
  ['a format that the sampler does not know', object({ hook: { type: 'string', format: 'url' } })],
  ['members of which some are needed', { type: 'object', minProperties: 1, properties: { one: { type: 'string' } } }],
  ['schemas that are booleans', object({ any: true, list: { type: 'array', items: true } })],
  [
    'alternatives that a word tells apart',
    { $ref: '#/components/schemas/Pet' },
    {
      components: {
        schemas: {
          Pet: {
            oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
            discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } },
          },
          Cat: object({ kind: { type: 'string' }, lives: { type: 'integer' } }),
          Dog: object({ kind: { type: 'string' } }),
        },
      },
    },
  ],
  ['a body that is a text', { type: 'string', minLength: 1 }],
  [
    'an object with a rule for the names of its members',
    object({
      meta: {
        type: 'object',
        propertyNames: { pattern: '^[a-z_]+$' },
        additionalProperties: { type: 'integer' },
        minProperties: 1,
      },
    }),
  ],
  [
    'a list of just so many items',
    object({
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
    }),
  ],
])('a valid request can be made of %s', (_what, schema, rest) => {
  const { operations, unjudged } = contractFrom(bodyOf(schema, rest));
  expect(unjudged).toEqual([]);
  const [operation] = operations;
  const parameters = Object.fromEntries(
    (operation?.parameters ?? [])
      .filter(({ name }) => operation?.shapes[0]?.parameters.includes(name))
      .map(({ name, sample }) => [name, sample]),
  );
  expect(operation?.described?.violations(parameters)).toEqual([]);
});

test('a sample is short, however long it might be, and says which alternative it is', () => {
  const kind = { type: 'string' };
  const { operations } = contractFrom(
    bodyOf(object({ text: { type: 'string', maxLength: 10_485_760 }, pet: { $ref: '#/components/schemas/Pet' } }), {
      components: {
        schemas: {
          Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: 'kind' } },
          Cat: object({ kind }),
        },
      },
    }),
  );
  const sample = Object.fromEntries(operations[0]?.parameters.map((one) => [one.name, one.sample]) ?? []);
  expect(String(sample.text).length).toBeLessThanOrEqual(256);
  expect(sample.pet).toEqual({ kind: 'Cat' });
});

test('servers of an operation stand before its path, where they are beside those of the document', () => {
  const servers = (url: string) => [{ url, variables: { region: { default: 'eu' } } }];
  const { operations } = contractFrom(
    documentOf(
      {
        '/things': { get: { servers: servers('https://eu.example.com/v1/more'), responses: answers } },
        '/others': { servers: servers('/v1'), get: { responses: answers } },
      },
      { servers: servers('https://{region}.example.com/v1/') },
    ),
  );
  expect(operations.map(({ path }) => path)).toEqual(['/more/things', '/others']);
});
