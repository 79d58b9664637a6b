import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../contract/document.js';
import { contractFrom } from '../contract/given-contract.js';
import { base, changed } from './base.js';
import { withoutCredentials } from './described-witnesses.js';
import { all, type RequestChange, replace, verb } from './draft.js';
import type { Values } from './experiment.js';
import type { Facts } from './facts.js';

const facts = { profile: 'safe', claims: {}, credentials: new Set(), sandbox: false } as unknown as Facts;
const values: Values = { id: () => 'an-id', lent: () => undefined, unknown: () => 'no-id', facts };
const text = (example: string) => ({ type: 'string', example });
const form = (schema: unknown) => ({
  requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema } } },
});
const fields = form({
  type: 'object',
  required: ['kind', 'sizes'],
  properties: { kind: text('a b&c'), sizes: { type: 'array', items: { type: 'integer' }, example: [1, 2] } },
});

const inParts = {
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['note', 'photo', 'at'],
          properties: {
            note: text('hello'),
            photo: { type: 'string', format: 'binary' },
            at: { type: 'object', required: ['x'], properties: { x: { type: 'integer' } }, example: { x: 1 } },
          },
        },
      },
    },
  },
};

/** The request of the one operation of a document. */
function requestOf(operation: unknown, scheme: unknown, change: (plain: ReturnType<typeof base>) => RequestChange) {
  const { operations, unjudged } = contractFrom({
    openapi: '3.0.3',
    security: [{ key: [] }],
    components: { securitySchemes: { key: scheme } },
    paths: { '/things': { post: { responses: { 200: { description: 'ok' } }, ...(operation as object) } } },
  } as unknown as OpenApiDocument);
  expect(unjudged).toEqual([]);
  const plain = base('methods', operations[0] as (typeof operations)[number], facts);
  const { method: _method, path: _path, ...sent } = changed(plain, () => change(plain))(values);
  return sent;
}

const same = () => (draft: Parameters<RequestChange>[0]) => draft;
const cookies = {
  parameters: ['sid', 'note'].map((name) => ({ name, in: 'cookie', required: true, schema: text(`${name}; x`) })),
};
const inCookie = { type: 'apiKey', in: 'cookie', name: 'session' };
const inQuery = { type: 'apiKey', in: 'query', name: 'Key' };
const formed = { 'content-type': 'application/x-www-form-urlencoded' };

test.each<[string, unknown, unknown, Parameters<typeof requestOf>[2], object]>([
  ['a key in the query', {}, inQuery, same, { query: [['Key', '{{api-key}}']], headers: {} }],
  ['no key in the query', {}, inQuery, withoutCredentials, { query: [], headers: {} }],
  ['a key in a cookie', {}, inCookie, same, { query: [], headers: { cookie: 'session={{api-key}}' } }],
  ['no key in a cookie', {}, inCookie, withoutCredentials, { query: [], headers: {} }],
  [
    'cookies beside that of the key, and without it',
    cookies,
    inCookie,
    (plain) => all(withoutCredentials(plain), replace('note', 'x')),
    { query: [], headers: { cookie: 'sid=sid%3B%20x; note=x' } },
  ],
  ['fields of a form', fields, inQuery, same, { body: 'kind=a+b%26c&sizes=1&sizes=2', headers: formed }],
  [
    'another field',
    fields,
    inQuery,
    () => replace('sizes', ['many']),
    { body: 'kind=a+b%26c&sizes=many', headers: formed },
  ],
  [
    'fields and files of a form in parts',
    inParts,
    inQuery,
    same,
    {
      body: expect.stringMatching(
        /name="note"\r\n\r\nhello\r\n.*name="photo"; filename="file.bin"\r\n.*name="at"\r\n\r\n{"x":1}\r\n/s,
      ),
      headers: { 'content-type': expect.stringMatching(/^multipart\/form-data; boundary=\S+$/) },
    },
  ],
  [
    'a form by a method without a body',
    fields,
    inQuery,
    () => verb('GET'),
    {
      query: [
        ['kind', 'a b&c'],
        ['sizes', '1'],
        ['sizes', '2'],
        ['Key', '{{api-key}}'],
      ],
      headers: {},
    },
  ],
])('%s is sent as the document says', (_what, operation, scheme, change, expected) => {
  expect(requestOf(operation, scheme, change)).toMatchObject(expected);
});

test('parameters of one name in two places are two', () => {
  const twice = {
    parameters: ['query', 'header'].map((place) => ({ name: 'kind', in: place, required: true, schema: text(place) })),
  };
  expect(requestOf(twice, inQuery, same)).toMatchObject({
    query: [
      ['kind', 'query'],
      ['Key', '{{api-key}}'],
    ],
    headers: { kind: 'header' },
  });
});

test('a form that holds an object costs its operation', () => {
  const { unjudged } = contractFrom({
    openapi: '3.0.3',
    paths: {
      '/things': {
        post: { responses: {}, ...form({ type: 'object', required: ['a'], properties: { a: { type: 'object' } } }) },
      },
    },
  } as unknown as OpenApiDocument);
  expect(unjudged.map(({ reason }) => reason)).toEqual([
    'its form has the object a, and nothing says how a form holds one',
  ]);
});
