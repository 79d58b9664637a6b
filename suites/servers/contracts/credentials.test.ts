import { expect, test } from 'vitest';
import { syntheticId } from '../../../src/ground/synthetic.js';
import type { OpenApiDocument } from '../../../src/model/contract/document.js';
import { contractFrom } from '../../../src/model/contract/given-contract.js';
import { factsFor } from '../../../src/model/experiment/facts-for.js';
import { credentials } from './credentials.js';

const facts = factsFor({
  profile: 'safe',
  claims: {},
  lent: new Set(['api-key', 'personal-access-token', 'client-session-token', 'publishable-key'] as const),
  workspaceId: syntheticId(1, 'workspace'),
  otherWorkspaceId: syntheticId(1, 'other workspace'),
  sandbox: true,
});

const bearer = { type: 'http', scheme: 'bearer' };
const id = { type: 'string', format: 'uuid' };
const of = (names: readonly string[], required: readonly string[] = []) => ({
  post: {
    security: names.map((name) => ({ [name]: [] })),
    requestBody: {
      content: { 'application/json': { schema: { type: 'object', required, properties: { thing_id: id } } } },
    },
    responses: { 200: { description: 'ok' } },
  },
});
const { operations } = contractFrom({
  openapi: '3.0.3',
  components: {
    securitySchemes: {
      api_key: bearer,
      pat_with_workspace: bearer,
      client_session_with_customer: { ...bearer, bearerFormat: 'Customer Client Session Token' },
    },
  },
  paths: {
    '/things/list': of(['api_key']),
    '/things/get': of(['api_key', 'client_session_with_customer'], ['thing_id']),
    '/things/create': of(['api_key', 'pat_with_workspace']),
  },
} as unknown as OpenApiDocument);

function casesOf(path: string): readonly string[] {
  const operation = operations.find((one) => one.path === path);
  if (operation === undefined) throw new RangeError(`there is no ${path}`);
  return [...credentials.experiments(operation, facts)].flatMap(({ cases }) => cases.map((one) => one.id));
}

test('what identifies somebody elsewhere is refused where the document names nothing of its kind', () => {
  const refused = 'auth.undocumented-credential-refused';
  expect(casesOf('/things/list')).toContain(`things.list/${refused}/client-session=bearer`);
  expect(casesOf('/things/list')).toContain(`things.list/${refused}/publishable-key=header`);
  expect(casesOf('/things/get').filter((one) => one.includes(refused))).not.toContain(
    `things.get/${refused}/client-session=bearer`,
  );
  expect(casesOf('/things/get')).toContain(`things.get/${refused}/publishable-key=bearer`);
});

test('what could make something is sent with no further credential, right or wrong', () => {
  expect(casesOf('/things/create').join()).not.toMatch(/personal-access-token|client-session|publishable-key/);
});
