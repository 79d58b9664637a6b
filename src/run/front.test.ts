import { expect, test } from 'vitest';
import { readContract } from '../model/contract/contract.js';
import type { OpenApiDocument } from '../model/contract/document.js';
import { contractFrom } from '../model/contract/given-contract.js';
import type { Answer } from '../model/exchange.js';
import { absentPath } from '../model/experiment/no-such-route.js';
import type { Request } from '../model/experiment/request.js';
import { obstacle } from './front.js';
import type { World } from './world/world.js';

const json = (status: number, headers: readonly (readonly [string, string])[] = []): Answer => ({
  kind: 'response',
  status,
  headers: [['content-type', 'application/json'], ...headers],
  body: '{}',
  isUtf8: true,
});
const page: Answer = {
  kind: 'response',
  status: 200,
  headers: [['content-type', 'text/html']],
  body: '',
  isUtf8: true,
};
const contract = readContract();

async function obstacleAt(
  answer: (request: Request, isAbsent: boolean) => Answer,
  { lent = ['api-key'], proven = [] }: { readonly lent?: readonly string[]; readonly proven?: readonly string[] } = {},
) {
  const sent: Request[] = [];
  const world = { facts: { credentials: new Set(lent) }, provenCredentials: new Set(proven) };
  const call = async (_origin: unknown, request: Request) => {
    sent.push(request);
    return { request, answer: answer(request, request.path === absentPath(contract.operations[0]?.path ?? '')) };
  };
  return { sentence: await obstacle(contract, call as never, world as unknown as World), sent };
}

test.each([
  ['a web page', () => page, 'with a web page'],
  ['a catch-all', () => ({ ...page, headers: [] }), 'a catch-all or a mock'],
  ['a login wall', () => json(302, [['location', 'https://login.example/']]), 'redirected to https://login.example/'],
  ['another base path', () => json(404), 'check the path of the base URL'],
  [
    'another base path behind credentials',
    (request: Request) => json(request.headers.authorization === undefined ? 401 : 404),
    'check the path of the base URL',
  ],
  ['a firewall', () => json(403), 'is answered 403 ({}), with $SEAM_API_KEY and without'],
  [
    'a port that speaks another protocol',
    () => ({ ...page, status: 400, body: '<h1>400</h1>\n<p>plain HTTP</p>' }),
    'answered 400 (400 plain HTTP)',
  ],
  ['a wrong key', () => json(401), '$SEAM_API_KEY is refused'],
  [
    'a key whose quota is used up',
    (request: Request) => json(request.headers.authorization === undefined ? 401 : 429, [['retry-after', '7']]),
    'with $SEAM_API_KEY, the target answers 429 and asks to wait 7 s',
  ],
])('%s is one sentence', async (_name, answer, text) => {
  expect((await obstacleAt(answer)).sentence).toContain(text);
});

test('no credentials at all are named by what to set', async () => {
  const { sentence } = await obstacleAt((_request, isAbsent) => json(isAbsent ? 404 : 401), {
    lent: ['other-api-key'],
  });
  expect(sentence).toContain('$SEAM_API_KEY');
});

test.each<[string, (request: Request, isAbsent: boolean) => Answer, { readonly proven?: readonly string[] }?]>([
  ['that checks credentials first', ({ headers }) => json(headers.authorization === undefined ? 401 : 400)],
  ['that knows its paths', (_request, isAbsent) => json(isAbsent ? 404 : 401), { proven: ['api-key'] }],
  ['that hides from strangers', ({ headers }, isAbsent) => json(headers.authorization && !isAbsent ? 400 : 404)],
  ['that says 403 to strangers', ({ headers }) => json(headers.authorization === undefined ? 403 : 400)],
  ['that refuses everything as invalid', () => json(400)],
  ['that lacks one operation', ({ path }, isAbsent) => json(isAbsent || path.endsWith('to_device') ? 404 : 400)],
  ['behind a gateway that is down', () => json(503)],
  ['that accepts everything on its paths', (_request, isAbsent) => json(isAbsent ? 404 : 200)],
  ['that accepts everything on every path', () => json(200)],
])('nothing stands before a target %s', async (_name, answer, given) => {
  expect((await obstacleAt(answer, given)).sentence).toBeUndefined();
});

test.each([
  [
    'whose things are not there',
    { 'x-reading': true, parameters: [{ name: 'id', in: 'path', required: true }] },
    '/things/{id}',
  ],
  [
    'that says in other words that a thing is unknown',
    { parameters: [{ name: 'id', in: 'query', required: true }] },
    '/thing',
  ],
])('a target %s is there', async (_name, operation, path) => {
  const document = { openapi: '3.0.0', security: [{ key: [] }], paths: { [path]: { get: operation } } };
  const schemes = { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } };
  const given = contractFrom({ ...document, components: schemes } as unknown as OpenApiDocument);
  const call = async (_origin: unknown, request: Request) => {
    const says = (text: string) => ({ ...json(404), body: JSON.stringify({ text }) });
    return { request, answer: says(request.path === absentPath(path) || path.includes('{') ? 'no route' : 'no thing') };
  };
  const world = { facts: { credentials: new Set(['api-key']) }, provenCredentials: new Set() };
  expect(await obstacle(given, call as never, world as unknown as World)).toBeUndefined();
});

test('nothing that may be carried out is sent with a credential', async () => {
  const { sent } = await obstacleAt(() => json(404));
  const optional = contract.operations.filter(({ parameters }) => !parameters.some(({ required }) => required));
  expect(optional.length).toBeGreaterThan(0);
  const withKey = sent.filter(({ headers }) => headers.authorization !== undefined).map(({ path }) => path);
  for (const { path } of optional) expect(withKey).not.toContain(path);
});
