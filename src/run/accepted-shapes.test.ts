import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../model/contract/document.js';
import { contractFrom } from '../model/contract/given-contract.js';
import type { Answer, Exchange } from '../model/exchange.js';
import { factsFor } from '../model/experiment/facts-for.js';
import type { Request } from '../model/experiment/request.js';
import { acceptedShapes } from './accepted-shapes.js';
import type { Call } from './world/call.js';
import { syntheticLender } from './world/synthetic.js';

const facts = factsFor({ profile: 'safe', claims: {}, lent: new Set(['api-key'] as const), sandbox: false });
const member = (name: string) => [name, { type: 'string', format: 'uuid' }] as const;
const schema = {
  type: 'object',
  properties: {
    limit: { type: 'integer', minimum: 1, maximum: 9 },
    since: { type: 'string', format: 'date-time' },
    page_cursor: { type: 'string' },
    ...Object.fromEntries(['device_id', 'user_id', 'zone_id', 'code_id', 'site_id', 'door_id', 'lock_id'].map(member)),
  },
};
const contract = contractFrom({
  openapi: '3.1.0',
  paths: {
    '/events/list': {
      post: {
        requestBody: { content: { 'application/json': { schema } } },
        responses: { 200: { description: 'ok' } },
      },
    },
  },
} as unknown as OpenApiDocument);

const answerOf = (status: number, body = '{}'): Answer => ({
  kind: 'response',
  status,
  headers: [['content-type', 'application/json']],
  body,
  isUtf8: true,
});

async function shapeAt(plain: Answer, isAccepted: (parameters: object) => boolean) {
  const sent: Request[] = [];
  const call = async (_origin: unknown, request: Request) => {
    sent.push(request);
    return { request, answer: answerOf(isAccepted(JSON.parse(request.body ?? '{}')) ? 200 : 400) };
  };
  const controls = new Map([['events.list', { answer: plain } as Exchange]]);
  const lender = syntheticLender(1);
  const found = await acceptedShapes(contract, controls, { facts, lender, call: call as unknown as Call, seed: 1 });
  return { shape: found.get('events.list')?.shapes[0]?.parameters, sent: sent.length };
}

test.each<[string, Answer, (parameters: object) => boolean, object]>([
  ['accepts its plainest request', answerOf(200), () => true, { shape: undefined, sent: 0 }],
  ['refuses the credential', answerOf(401), () => true, { shape: undefined, sent: 0 }],
  ['needs one of its ids', answerOf(400), (one) => 'user_id' in one, { shape: ['user_id'], sent: 2 }],
  [
    'needs what its refusal names',
    answerOf(400, '{"message":"since or between is required"}'),
    (one) => 'since' in one,
    { shape: ['since'], sent: 1 },
  ],
  [
    'needs both of what its refusal names',
    answerOf(400, '{"message":"door_id and lock_id are required"}'),
    (one) => 'door_id' in one && 'lock_id' in one,
    { shape: ['door_id', 'lock_id'] },
  ],
  ['accepts nothing', answerOf(400), () => false, { shape: undefined, sent: 6 }],
])('an operation that %s', async (_what, plain, isAccepted, expected) => {
  expect(await shapeAt(plain, isAccepted)).toMatchObject(expected);
});
