import { expect, test } from 'vitest';
import type { LentName } from '../../../spec/scheme-credentials.js';
import type { OpenApiDocument } from './document.js';
import { contractFrom } from './given-contract.js';
import { lentOperations, schemesOf } from './lent-operations.js';
import { lentFor } from './security.js';

const key = (name: string, place = 'header') => ({ type: 'apiKey', in: place, name });
const schemes = {
  api_key: { type: 'http', scheme: 'bearer' },
  clientId: key('Client-Id'),
  secret: key('Client-Secret'),
  session: key('sid', 'cookie'),
  basic: { type: 'http', scheme: 'basic' },
  mutual: { type: 'mutualTLS' },
  nowhere: { $ref: '#/components/securitySchemes/none' },
};

function operationWith(security: unknown, lent: readonly LentName[]) {
  const document = {
    openapi: '3.0.3',
    info: { title: 'any', version: '1' },
    paths: { '/things': { get: { security, responses: { 200: { description: 'ok' } } } } },
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries(schemes).filter(([name]) => JSON.stringify(security).includes(name)),
      ),
    },
  } as unknown as OpenApiDocument;
  const { operations, unjudged } = lentOperations(contractFrom(document), new Set(lent));
  const [way] = operations[0]?.described?.presents.values() ?? [];
  return {
    asked: way && schemesOf(way),
    needs: way && lentFor(way),
    others: operations[0]?.described?.others.map(schemesOf),
    reason: unjudged[0]?.reason,
  };
}

const both = [{ clientId: [], secret: [] }];

test.each<[string, unknown, readonly LentName[], object]>([
  [
    'two at once, of which the one that is more of a secret is the API key',
    both,
    ['api-key', 'scheme-client-id'],
    { asked: ['secret', 'clientId'], needs: ['api-key', 'scheme-client-id'], others: [] },
  ],
  [
    'two at once, of which one is missing',
    both,
    ['api-key'],
    { reason: 'its credentials are of secret and clientId; set $SEAM_CONFORMANCE_SCHEME_CLIENT_ID' },
  ],
  [
    'one or two others',
    [{ clientId: [], session: [] }, { api_key: [] }],
    ['api-key', 'scheme-client-id', 'scheme-session'],
    { asked: ['api_key'], others: [['clientId', 'session']] },
  ],
  [
    'one that is not lent or two that are',
    [{ api_key: [] }, { clientId: [], session: [] }],
    ['scheme-client-id', 'scheme-session'],
    { asked: ['clientId', 'session'], others: [['api_key']] },
  ],
  ['one, or the same and another', [{ api_key: [] }, { api_key: [], session: [] }], ['api-key'], { others: [] }],
  ['one that other operations do not take', [{ session: [] }], ['api-key', 'scheme-session'], { asked: ['session'] }],
  [
    'two of one place',
    [{ api_key: [], basic: [] }],
    ['api-key', 'scheme-basic'],
    { reason: expect.stringContaining('several schemes at once') },
  ],
  [
    'one beside what nobody can present',
    [{ api_key: [], mutual: [] }],
    ['api-key'],
    { reason: expect.stringContaining('mutual') },
  ],
  ['one that points nowhere', [{ nowhere: [] }], ['api-key'], { reason: expect.stringContaining('nowhere') }],
  ['none, or one that is not lent', [{}, { session: [] }], [], { asked: undefined, reason: undefined }],
])('an operation that takes %s', (_what, security, lent, expected) => {
  expect(operationWith(security, lent)).toMatchObject(expected);
});
