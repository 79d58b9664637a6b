import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { judge } from '../../src/judge/servers/judge.js';
import { readContract } from '../../src/model/contract/contract.js';
import { readDocument } from '../../src/model/contract/document.js';
import { base } from '../../src/model/experiment/base.js';
import { unjudged } from '../../src/model/experiment/compose.js';
import type { Experiment } from '../../src/model/experiment/experiment.js';
import { catalogue } from './catalogue.js';
import { experimentsOf } from './index.js';

const { facts } = catalogue();

function verdictsOn(experiments: readonly Experiment[]) {
  return judge({
    experiments,
    claims: facts.claims,
    loans: new Map(),
    exchanges: [],
    provenCredentials: new Set(),
    voidErrors: () => [],
  });
}

test('a shape without a row is judged inconclusive, and named', () => {
  const document = parse(stringify(readDocument()));
  const { post } = document.paths['/user_identities/delete'];
  post.requestBody.content['application/json'].schema.properties.device_id = { $ref: '#/components/schemas/DeviceId' };
  const own = experimentsOf(readContract(document), facts).filter(({ steps }) => steps.length === 0);
  expect(verdictsOn(own).map((verdict) => [verdict.case, verdict.outcome, verdict.attribution])).toEqual([
    ['user_identities.delete/effect.refusal-changes-nothing/changes', 'inconclusive', 'suite'],
    ['user_identities.delete/isolation.foreign-resource-refused/changes', 'inconclusive', 'suite'],
  ]);
  expect(verdictsOn(own)[0]?.findings).toEqual([
    {
      where: 'spec/changes.ts',
      expected: 'what user_identities.delete changes when it is called with user_identity_id and device_id',
      received: 'no row',
    },
  ]);
});

test('an operation that changes nothing by decision has nothing to judge, and the reason is told', () => {
  const [operation] = readContract().operations;
  if (!operation) throw new Error('the contract has no operation');
  const silent = unjudged(base('effects', operation, facts), 'changes', {
    variant: 'changes',
    requirement: 'effect.refusal-changes-nothing',
    title: 'changes what spec/changes.ts says',
    expect: { kind: 'unjudged', finding: { where: 'spec/changes.ts', note: 'nothing to judge, as it only reads' } },
  });
  expect(verdictsOn(silent)).toMatchObject([
    { outcome: 'inapplicable', findings: [{ where: 'spec/changes.ts', note: 'nothing to judge, as it only reads' }] },
  ]);
});
