import { expect, test } from 'vitest';
import { syntheticId } from '../../../src/ground/synthetic.js';
import type { OpenApiDocument } from '../../../src/model/contract/document.js';
import { contractFrom } from '../../../src/model/contract/given-contract.js';
import { factsFor } from '../../../src/model/experiment/facts-for.js';
import { experimentsOf } from '../index.js';
import { spread } from './spread.js';

const facts = factsFor({
  profile: 'core',
  claims: {},
  lent: new Set(['api-key'] as const),
  workspaceId: syntheticId(1, 'workspace'),
  otherWorkspaceId: syntheticId(1, 'other workspace'),
  sandbox: true,
});

function casesOf(path: string, schema: unknown, isReading = true): readonly string[] {
  const document = {
    openapi: '3.1.0',
    paths: {
      [path]: {
        post: {
          'x-reading': isReading,
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { 200: { description: 'ok' } },
        },
      },
    },
  } as unknown as OpenApiDocument;
  return experimentsOf(contractFrom(document), facts).flatMap(({ cases }) => cases.map(({ id }) => id));
}

test.each<[string, unknown, readonly string[]]>([
  [
    'a member that another one must come with',
    {
      type: 'object',
      dependentRequired: { meal: ['guests'] },
      properties: { meal: { type: 'string', enum: ['lunch', 'dinner'] }, guests: { type: 'integer', minimum: 1 } },
    },
    [
      'required.missing-refused/meal-alone',
      'enum.unknown-refused/meal=unlisted',
      'bounds.exceeded-refused/guests=below-minimum',
    ],
  ],
  [
    'places of a list',
    {
      type: 'object',
      properties: {
        pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
      },
    },
    ['items.malformed-refused/pair[1]=text', 'items.count-refused/pair=too-many', 'items.count-refused/pair=too-few'],
  ],
  [
    'members of an open object',
    {
      type: 'object',
      properties: {
        meta: {
          type: 'object',
          propertyNames: { pattern: '^[a-z_]+$' },
          additionalProperties: { type: 'integer' },
          minProperties: 1,
        },
      },
    },
    [
      'nested.malformed-refused/meta=other-member-2',
      'members.unknown-refused/meta=misnamed-member',
      'members.count-refused/meta=too-few-members',
    ],
  ],
  [
    'members whose names match a pattern',
    {
      type: 'object',
      properties: {
        labels: { type: 'object', patternProperties: { '^x-': { type: 'integer' } }, additionalProperties: false },
      },
    },
    ['nested.malformed-refused/labels=matching-member-2', 'members.unknown-refused/labels=unknown-member'],
  ],
  [
    'what is ruled out, and what has to be in a list',
    {
      type: 'object',
      not: { required: ['mode', 'tags'] },
      properties: {
        mode: { type: 'string', not: { enum: ['legacy'] } },
        exact: { const: true },
        tags: { type: 'array', items: { type: 'string' }, contains: { const: 'main' }, maxContains: 1 },
      },
    },
    [
      'branch.unmatched-refused/ruled-out',
      'branch.unmatched-refused/mode=ruled-out',
      'enum.unknown-refused/exact=unlisted',
      'items.count-refused/tags=none-contained',
      'items.count-refused/tags=too-many-contained',
    ],
  ],
  [
    'conditions',
    {
      type: 'object',
      required: ['reason'],
      properties: { reason: { enum: ['ill', 'other'] }, note: { type: 'string' }, days: { type: 'integer' } },
      if: { required: ['reason'], properties: { reason: { const: 'other' } } },
      // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
      then: { required: ['note'] },
      else: { required: ['days'] },
      dependentSchemas: { note: { required: ['days'] } },
    },
    [
      'branch.unmatched-refused/condition-unmet',
      'branch.unmatched-refused/otherwise-unmet',
      'required.missing-refused/note-alone',
    ],
  ],
  [
    'a second limit, plain alternatives, and what a list does not know',
    {
      type: 'object',
      properties: {
        size: { allOf: [{ type: 'integer', minimum: 1 }], minimum: 3 },
        step: {
          oneOf: [
            { type: 'integer', multipleOf: 3 },
            { type: 'integer', multipleOf: 5 },
          ],
        },
        exact: { const: { a: 1 } },
        first: { type: 'array', prefixItems: [{ type: 'string' }], unevaluatedItems: false, minItems: 1 },
        two: { type: 'array', items: { type: 'string' }, contains: { const: 'x' }, minContains: 2 },
      },
    },
    [
      'bounds.exceeded-refused/size=below-minimum:2',
      'branch.unmatched-refused/step=several-branches',
      'enum.unknown-refused/exact=unlisted',
      'items.count-refused/first=further-item',
      'items.count-refused/two=too-few-contained',
    ],
  ],
])('%s: each keyword has a fault of its own', (_what, schema, expected) => {
  const cases = casesOf('/things', schema);
  for (const end of expected) expect(cases).toContain(`things/${end}`);
});

test('what a schema gives itself is not to be refused', () => {
  const text = { type: 'string' };
  const cases = casesOf('/things', {
    type: 'object',
    properties: {
      listed: { ...text, enum: ['EUR', null] },
      usual: { ...text, default: null },
      shown: { ...text, examples: [null] },
      plain: text,
    },
  });
  const nulls = cases.filter((one) => one.includes('required.null-refused'));
  expect(nulls).toEqual(['things/required.null-refused/plain=null']);
});

test('what the document allows is asked for: each choice, both booleans, null and the items of lists', () => {
  const word = (...all: string[]) => ({ type: 'string', enum: all });
  const cases = casesOf('/things', {
    type: 'object',
    properties: {
      exact: { type: 'boolean' },
      size: { type: ['integer', 'null'], minimum: 1 },
      carrier: { oneOf: [word('dhl'), word('gls')] },
      carriers: { type: 'array', items: { oneOf: [word('dhl'), word('gls')] } },
    },
  });
  for (const value of ['exact=true', 'exact=false', 'size=null', 'carrier=listed:gls', 'carriers[0]=listed:gls']) {
    expect(cases).toContain(`things/values.documented-accepted/${value}`);
  }
});

test('what a target may take is not sent where it could make something', () => {
  const schema = { type: 'object', required: ['url'], properties: { url: { type: 'string', format: 'uri' } } };
  const may = /format\.malformed|json-extension|wrong-content-type/;
  expect(casesOf('/hooks/create', schema, false).filter((id) => may.test(id))).toEqual([]);
  expect(casesOf('/hooks/search', schema).filter((id) => may.test(id)).length).toBeGreaterThan(5);
});

test('however many there are, each keyword of each member is broken', () => {
  const names = Array.from({ length: 40 }, (_, index) => `member_${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'integer', minimum: 1, maximum: 9 }]));
  const cases = casesOf('/things', { type: 'object', properties });
  for (const name of names) expect(cases).toContain(`things/bounds.exceeded-refused/${name}=above-maximum`);
});

test('where the valid body has no member, none is sent as a text', () => {
  const cases = casesOf('/things', { type: 'object', properties: { floor: { type: 'integer' } } });
  expect(cases).toContain('things/body.non-object-refused/string');
  expect(cases).not.toContain('things/body.non-object-refused/string-of-id');
});

test('of many of one kind a few stay, and of each other kind the first', () => {
  const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1'];
  expect(spread(all, 4, ([kind = '']) => kind)).toEqual(['a1', 'a2', 'b1', 'c1']);
  expect(spread(all, 2, ([kind = '']) => kind)).toEqual(['a1', 'b1', 'c1']);
  expect(spread(all, 6, ([kind = '']) => kind)).toEqual(all);
});
