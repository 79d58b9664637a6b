import { expect, test } from 'vitest';
import type { OpenApiDocument, Schema } from './document.js';
import { answers, bodyOf, documentOf, object } from './documents.test-support.js';
import { contractFrom } from './given-contract.js';

test.each<[string, OpenApiDocument, RegExp]>([
  [
    'another host of its own',
    documentOf(
      { '/things': { get: { servers: [{ url: 'https://uploads.example.com' }], responses: answers } } },
      { servers: [{ url: 'https://example.com' }] },
    ),
    /served at https:\/\/uploads.example.com, elsewhere/,
  ],
  [
    'a schema that only leads back to itself',
    bodyOf(
      { $ref: '#/components/schemas/Round' },
      {
        components: {
          schemas: { Round: { type: 'object', allOf: [{ oneOf: [{ $ref: '#/components/schemas/Round' }] }] } },
        },
      },
    ),
    /no valid body/,
  ],
  [
    'a reference out of the document',
    bodyOf({ $ref: 'https://example.com/schema.json' }),
    /points out of the document/,
  ],
  ['a reference to nothing', bodyOf({ $ref: '#/components/schemas/None' }), /has no #\/components\/schemas\/None/],
  ['a body that nothing meets', bodyOf(object({ n: { type: 'integer', minimum: 2, maximum: 1 } })), /no valid body/],
  [
    'a form',
    documentOf({
      '/things': {
        post: { requestBody: { required: true, content: { 'multipart/form-data': {} } }, responses: answers },
      },
    }),
    /its body is multipart\/form-data/,
  ],
  [
    'a place that there is not',
    documentOf({ '/things': { get: { parameters: [{ name: 'sid', in: 'formData' }], responses: answers } } }),
    /sid travels in "formData"/,
  ],
  [
    'a path without its parameter',
    documentOf({ '/things/{id}': { get: { responses: answers } } }),
    /has \{id\}, and no parameter/,
  ],
  [
    'a scheme that nobody defined',
    documentOf({ '/things': { get: { security: [{ magic: [] }], responses: answers } } }),
    /credentials are of magic/,
  ],
])('%s costs its own operation and no other', (_what, document, reason) => {
  const healthy = { '/health': { get: { responses: answers } } };
  const { operations, unjudged } = contractFrom({
    ...document,
    paths: { ...document.paths, ...healthy },
  } as OpenApiDocument);
  expect(operations.map(({ path }) => path)).toEqual(['/health']);
  expect(unjudged).toHaveLength(1);
  expect(unjudged[0]?.reason).toMatch(reason);
});

test('methods of one path are one operation where they carry and return the same, and several otherwise', () => {
  const ok = { 200: { description: 'ok', content: { 'application/json': { schema: { type: 'object' } as Schema } } } };
  const id = { type: 'string', format: 'uuid' };
  const body = { content: { 'application/json': { schema: object({ device_id: id }) } } };
  const query = [{ name: 'device_id', in: 'query', required: true, schema: id }];
  const { operations } = contractFrom(
    documentOf({
      '/devices/get': { get: { parameters: query, responses: ok }, post: { requestBody: body, responses: ok } },
      '/books': {
        get: { operationId: 'findBooks', responses: ok },
        post: { operationId: 'addBook', requestBody: body, responses: ok },
      },
      '/books/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: true, schema: id }], responses: ok } },
    }),
  );
  expect(operations.map(({ id: name, method }) => `${method} ${name}`)).toEqual([
    'POST devices.get',
    'POST addBook',
    'GET findBooks',
    'GET books',
  ]);
});

test('what reads is told from what changes, and what could make something is not called', () => {
  const ok = { 200: { description: 'ok' } };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  const name = { content: { 'application/json': { schema: object({ name: { type: 'string' } }) } } };
  const { operations } = contractFrom(
    documentOf({
      '/things/list': { post: { responses: ok } },
      '/things/create': { post: { requestBody: name, responses: ok } },
      '/things/{id}': {
        get: { parameters: [id], responses: ok },
        delete: { operationId: 'remove', parameters: [id], responses: ok },
      },
      '/things/reset': { get: { responses: ok } },
      '/things/{id}/name': { put: { operationId: 'rename', parameters: [id], requestBody: name, responses: ok } },
    }),
  );
  expect(operations.map(({ id: own, described }) => [own, described?.isReading, described?.control])).toEqual([
    ['things.list', true, 'real'],
    ['things.create', false, 'none'],
    ['things.id.get', true, 'real'],
    ['remove', false, 'made-up'],
    ['things.reset', false, 'none'],
    ['things.name', false, 'none'],
  ]);
});

test('an optional id makes a change harmless only where it names what has to be there already', () => {
  const ok = { 200: { description: 'ok' } };
  const id = { type: 'string', format: 'uuid' };
  const with_ = (...names: string[]) => ({
    content: { 'application/json': { schema: object(Object.fromEntries(names.map((name) => [name, id])), []) } },
  });
  const post = (...names: string[]) => ({ post: { requestBody: with_(...names), responses: ok } });
  const { operations } = contractFrom(
    documentOf({
      '/spaces/update': post('parent_id', 'space_id'),
      '/spaces/create': post('space_id'),
      '/spaces': post('space_id'),
      '/workspaces/update': post('organization_id'),
      '/sessions/get_or_create': post('session_id'),
    }),
  );
  expect(operations.map(({ path, shapes, described }) => [path, described?.control, shapes[0]?.parameters])).toEqual([
    ['/spaces/update', 'made-up', ['space_id']],
    ['/spaces/create', 'none', []],
    ['/spaces', 'none', []],
    ['/workspaces/update', 'none', []],
    ['/sessions/get_or_create', 'none', []],
  ]);
});

test('what words demand is part of the plainest request, and what they call a time is one', () => {
  const since = { type: 'string', description: 'Timestamp of the first one. You must include `since` or `until`.' };
  const { operations } = contractFrom(bodyOf(object({ since, until: since, name: { type: 'string' } }, [])));
  expect(operations[0]?.shapes[0]?.parameters).toEqual([]);
  const listed = contractFrom(
    documentOf({
      '/things/list': {
        post: {
          requestBody: { content: { 'application/json': { schema: object({ since }, []) } } },
          responses: answers,
        },
      },
    }),
  ).operations[0];
  expect(listed?.shapes[0]?.parameters).toEqual(['since']);
  expect(listed?.parameters.find(({ name }) => name === 'since')?.sample).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('credentials are presented as the document says', () => {
  const header = { in: 'header', name: 'authorization' };
  const security = (scheme: unknown) =>
    documentOf(
      { '/things': { get: { responses: answers } } },
      { security: [{ s: [] }], components: { securitySchemes: { s: scheme } } },
    );
  const presented = (scheme: unknown) =>
    [...(contractFrom(security(scheme)).operations[0]?.described?.presents.values() ?? [])].map(
      ({ credential: _credential, scheme: _scheme, beside: _beside, ...place }) => place,
    );
  expect(presented({ type: 'http', scheme: 'Bearer' })).toEqual([{ ...header, prefix: 'Bearer ' }]);
  expect(presented({ type: 'oauth2', flows: {} })).toEqual([{ ...header, prefix: 'Bearer ' }]);
  expect(presented({ type: 'apiKey', in: 'header', name: 'X-Key' })).toEqual([
    { in: 'header', name: 'x-key', prefix: '' },
  ]);
  expect(presented({ type: 'http', scheme: 'basic' })).toEqual([{ ...header, prefix: 'Basic ', form: 'base64' }]);
  expect(presented({ type: 'apiKey', in: 'query', name: 'Key' })).toEqual([{ in: 'query', name: 'Key', prefix: '' }]);
  expect(presented({ type: 'apiKey', in: 'cookie', name: 'sid' })).toEqual([{ in: 'cookie', name: 'sid', prefix: '' }]);
  expect(presented({ type: 'mutualTLS' })).toEqual([]);
});
