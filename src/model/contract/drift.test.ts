import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { documentedKinds } from '../../../spec/credentials.js';
import { readDocument } from './document.js';
import { driftOf } from './drift.js';

const path = '/user_identities/delete';
type Item = { post?: Record<string, unknown>; delete?: Record<string, unknown>; patch?: Record<string, unknown> };

function drifted(change: (item: Item, paths: Record<string, Item | undefined>) => void): readonly string[] {
  const document = parse(stringify(readDocument()));
  change(document.paths[path], document.paths);
  return driftOf(document).map(({ operation, text }) => `${operation}: ${text}`);
}

const body = (schema: unknown, required = true) => ({ required, content: { 'application/json': { schema } } });
const id = { type: 'string', format: 'uuid' };

test('a document that says the same does not differ', () => {
  expect(drifted(() => undefined)).toEqual([]);
});

test.each<[string, Parameters<typeof drifted>[0], string]>([
  ['a path that is gone', (_item, paths) => Object.assign(paths, { [path]: undefined }), `${path} is not there`],
  ['a method that is gone', (item) => Object.assign(item, { delete: undefined }), `DELETE ${path} is not documented`],
  ['a further method', (item) => Object.assign(item, { patch: item.post }), `PATCH ${path} is documented too`],
  [
    'an optional parameter',
    ({ post = {} }) =>
      Object.assign(post, { requestBody: body({ type: 'object', properties: { user_identity_id: id } }) }),
    'POST: user_identity_id is optional',
  ],
  [
    'another format',
    ({ post = {} }) =>
      Object.assign(post, {
        requestBody: body({
          type: 'object',
          required: ['user_identity_id'],
          properties: { user_identity_id: { type: 'string' } },
        }),
      }),
    'POST: user_identity_id is string, and string of format uuid here',
  ],
  [
    'a further parameter, and a body that is not required',
    ({ post = {} }) =>
      Object.assign(post, {
        requestBody: body(
          {
            type: 'object',
            required: ['user_identity_id'],
            properties: { user_identity_id: id, note: { type: 'string' } },
          },
          false,
        ),
      }),
    'POST: note is a further parameter',
  ],
  [
    'other credentials',
    ({ post = {} }) => Object.assign(post, { security: [{ api_key: [] }] }),
    `POST: it takes api-key, and ${documentedKinds
      .map(({ name }) => name)
      .toSorted()
      .join(', ')} here`,
  ],
  [
    'an answer that is not documented',
    ({ post = {} }) => Object.assign(post, { responses: { 200: { description: 'ok' } } }),
    'POST: the answer 401 is not documented',
  ],
])('%s is told', (_what, change, text) => {
  expect(drifted(change)).toContain(`user_identities.delete: ${text}`);
});
