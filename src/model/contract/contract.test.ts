import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { experimentsOf, suites } from '../../../suites/servers/index.js';
import { syntheticId } from '../../ground/synthetic.js';
import { valuesFor } from '../../run/values.js';
import { syntheticScene } from '../../run/world/synthetic.js';
import type { Experiment, Step } from '../experiment/experiment.js';
import { factsFor } from '../experiment/facts-for.js';
import { copyOf, readContract } from './contract.js';
import { contractFile, readDocument } from './document.js';

const facts = factsFor({
  profile: 'full',
  claims: { alternates: true },
  lent: new Set(['api-key', 'personal-access-token', 'console-session-token', 'other-api-key']),
  workspaceId: syntheticId(1, 'workspace'),
  otherWorkspaceId: syntheticId(1, 'other workspace'),
  sandbox: true,
});
const contract = readContract();
const experiments = experimentsOf(contract, facts);

test('the document is valid OpenAPI by a public validator', async () => {
  const result = await new Validator().validate(parse(readFileSync(contractFile, 'utf8')));
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

test('among the canonical forms and the alternates are the documented ones', () => {
  const form = ({ id, method, path }: { id: string; method: string; path: string }) => `${id}: ${method} ${path}`;
  expect(contract.operations.map(form)).toEqual(
    expect.arrayContaining([
      'user_identities.revoke_access_to_device: POST /user_identities/revoke_access_to_device',
      'user_identities.grant_access_to_device: PUT /user_identities/grant_access_to_device',
      'user_identities.remove_acs_user: POST /user_identities/remove_acs_user',
      'acs.users.revoke_access_to_all_entrances: POST /acs/users/revoke_access_to_all_entrances',
      'user_identities.delete: POST /user_identities/delete',
    ]),
  );
  expect(contract.alternates.map(({ id, method }) => `${id}: ${method}`)).toEqual(
    expect.arrayContaining([
      'user_identities.revoke_access_to_device: DELETE',
      'user_identities.grant_access_to_device: POST',
      'user_identities.remove_acs_user: DELETE',
      'user_identities.delete: DELETE',
    ]),
  );
});

const aboutInput = /^(?:required|type|uuid\.malformed|exclusive\.(?:both|system|none)|body\.(?:malformed|non-object))/;

test('the oracle says of every fault in the input that it is invalid, and of every control that it is valid', () => {
  let faults = 0;
  let controls = 0;
  for (const experiment of experiments) {
    const values = valuesFor(experiment, syntheticScene(1, experiment.operation, experiment.id), facts, 1);
    for (const step of experiment.steps) {
      const errors = errorsOf(experiment, step, values);
      if (step.role === 'control' || step.role === 'probe') {
        if (experiment.cases.some(({ expect: { kind } }) => kind === 'survived' || kind === 'served')) continue;
        controls += 1;
        expect(errors, `${experiment.id}: ${step.name}`).toEqual([]);
      } else if (step.role === 'fault' && isAboutInput(experiment, step)) {
        faults += 1;
        expect(errors, `${experiment.id}: ${step.name}`).not.toEqual([]);
      }
    }
  }
  expect(faults).toBeGreaterThan(600);
  expect(controls).toBeGreaterThan(100);
});

function isAboutInput({ cases }: Experiment, { name }: Step): boolean {
  return cases.some(
    ({ id, step, requirement }) =>
      step === name && (aboutInput.test(requirement) || /:(?:required|type|uuid\.malformed)/.test(id)),
  );
}

function errorsOf({ operation }: Experiment, step: Step, values: Parameters<Step['build']>[0]): readonly string[] {
  const { body, query } = step.build(values);
  if (operation.carrier === 'query') {
    const { _strict, ...parameters } = Object.fromEntries(query);
    return contract.oracle.errors(operation.schema, parameters);
  }
  if (body === undefined) return ['no body'];
  try {
    return contract.oracle.errors(operation.schema, JSON.parse(body));
  } catch {
    return ['not JSON'];
  }
}

test('a sixth operation is exercised by every suite that applies, without any code for it', () => {
  const document = parse(stringify(readDocument()));
  document.paths['/phones/deactivate'] = {
    post: {
      operationId: 'phones.deactivate',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['phone_id'],
              properties: {
                phone_id: { type: 'string', format: 'uuid' },
                custom_note: { type: 'string' },
              },
            },
          },
        },
      },
      responses: { 200: { description: 'done' } },
    },
  };
  const own = experimentsOf(readContract(document), facts).filter(
    ({ operation }) => operation.id === 'phones.deactivate',
  );
  const concerns = new Set(own.map(({ concern }) => concern));
  const notApplicable = ['exclusivity'];
  expect([...concerns].sort()).toEqual(
    suites
      .map(({ concern }) => concern)
      .filter((concern) => !notApplicable.includes(concern))
      .sort(),
  );
  expect(own.flatMap(({ cases }) => cases).length).toBeGreaterThan(100);
});

test('case ids and experiment ids are unique, and plain', () => {
  const ids = experiments.flatMap(({ cases }) => cases.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(experiments.map(({ id }) => id)).size).toBe(experiments.length);
  for (const id of ids) expect(id).toMatch(/^[\w.]+\/[\w.-]+\/[^\s]+$/u);
});

test('a document that no suite can act on is refused by name', () => {
  const document = parse(stringify(readDocument()));
  document.paths['/user_identities/delete'].post['x-given'] = ['identity-is-famous'];
  expect(() => readContract(document)).toThrow(/user_identities.delete: x-given "identity-is-famous"/);
});

test('a security scheme that no kind of credential has is named, and never green', () => {
  const document = parse(stringify(readDocument()));
  document.paths['/user_identities/delete'].post.security = [{ api_key: [] }, { magic_link: [] }];
  const { operations } = readContract(document);
  const own = operations.find(({ id }) => id === 'user_identities.delete');
  expect([own?.credentials, own?.unknownSchemes]).toEqual([['api-key'], ['magic_link']]);
  const cases = experimentsOf(readContract(document), facts).flatMap((experiment) => experiment.cases);
  expect(cases.filter(({ expect: { kind } }) => kind === 'unjudged')).toMatchObject([
    {
      id: 'user_identities.delete/auth.api-key-accepted/scheme=magic_link',
      level: 'MUST',
      expect: { finding: { where: 'spec/credentials.ts', received: 'none' } },
    },
  ]);
});

test.each<[string, (document: ReturnType<typeof readDocument>) => void, RegExp]>([
  [
    'a misspelt word of an operation',
    ({ paths }) => Object.assign(paths['/user_identities/delete']?.post ?? {}, { 'x-consume': ['user_identity_id'] }),
    /paths \/user_identities\/delete post: no suite knows "x-consume"; known there: x-alternate-of, x-given, x-consumes/,
  ],
  [
    'a word where it is not read',
    ({ components }) => Object.assign(components?.schemas?.Void ?? {}, { 'x-requirement': 'void.json' }),
    /components schemas Void: no suite knows "x-requirement"; no extension is known there/,
  ],
  ['a word at the root', (document) => Object.assign(document, { 'x-api-id': 1 }), /the document: .*"x-api-id"/],
  [
    'an alternate of nothing',
    ({ paths }) => Object.assign(paths['/user_identities/delete']?.delete ?? {}, { 'x-alternate-of': 'identities' }),
    /DELETE \/user_identities\/delete: x-alternate-of "identities" is the id of no operation/,
  ],
  [
    'the consumption of a stranger',
    ({ paths }) => Object.assign(paths['/user_identities/delete']?.post ?? {}, { 'x-consumes': ['device_id'] }),
    /user_identities.delete: x-consumes "device_id" is none of its parameters/,
  ],
])('%s is an error by name', (_what, change, message) => {
  const document = parse(stringify(readDocument()));
  change(document);
  expect(() => readContract(document)).toThrow(message);
});

test('the copy that the build keeps of the contract says the same', () => {
  const copy = copyOf(readContract());
  expect(copy.operations.length).toBeGreaterThan(0);
  expect(JSON.parse(JSON.stringify(copy))).toStrictEqual(copy);
});
