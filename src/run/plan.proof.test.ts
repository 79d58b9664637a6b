import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openInjected } from '../../fixtures/kill-matrix/injected-transport.js';
import { referenceLender } from '../../fixtures/reference/lender.js';
import { createReference } from '../../fixtures/reference/reference.js';
import { referenceTokens } from '../../fixtures/reference/seed.js';
import { listener } from '../../fixtures/serve.js';
import type { CredentialName } from '../../spec/credentials.js';
import { type Claim, type ProfileName, profiles } from '../../spec/profiles.js';
import { present } from '../ground/present.js';
import { readContract } from '../model/contract/contract.js';
import { isAgain } from '../model/experiment/again.js';
import { freshControl } from '../model/experiment/lending.js';
import type { Request } from '../model/experiment/request.js';
import { planOf } from './plan.js';
import { run } from './run.js';
import type { RunResult } from './run-result.js';
import { EmptySelection, type Selection } from './selection.js';
import { type Settings, settingsOf } from './settings.js';
import type { LenderChoice } from './world/lender-choice.js';

const lent = new Map<CredentialName, string>([
  ...referenceTokens(),
  ['client-session-token', 'seam_cst1aaaaaaa_0123456789abcdef01234567'],
]);
const names = [...lent.keys()];
const operations = readContract().operations.map(({ id }) => id);
const concerns = [
  'auth.*',
  'isolation.*',
  'effect.*',
  'exclusive.*',
  'method.*',
  'void.*',
  'body.unknown-member-ignored',
];

/** A configuration, but for the target. */
interface Sample {
  readonly profile: ProfileName;
  readonly claims: Settings['claims'];
  readonly credentials: readonly CredentialName[];
  readonly workspaceId?: string;
  readonly otherWorkspaceId?: string;
  readonly lender: 'auto' | 'synthetic' | 'static' | 'reference';
  readonly seed: number;
  readonly only: readonly string[];
  readonly shard?: Selection['shard'];
}

const claimed = fc.option(fc.boolean(), { nil: undefined });
const claimNames: readonly Claim[] = ['personalAccessToken', 'consoleSession', 'alternates', 'isolation'];
const optionalId = fc.option(fc.uuid(), { nil: undefined });

const samples: fc.Arbitrary<Sample> = fc
  .record({
    profile: fc.constantFrom(...profiles.map(({ name }) => name)),
    claims: fc.tuple(...claimNames.map(() => claimed)),
    credentials: fc.subarray(names),
    workspaceId: optionalId,
    otherWorkspaceId: optionalId,
    lender: fc.constantFrom('auto' as const, 'synthetic' as const, 'static' as const, 'reference' as const),
    seed: fc.nat(1000),
    operation: fc.constantFrom(...operations),
    concern: fc.constantFrom(...concerns),
    shard: fc.option(
      fc
        .integer({ min: 1, max: 3 })
        .chain((of) => fc.record({ index: fc.integer({ min: 1, max: of }), of: fc.constant(of) })),
      { nil: undefined },
    ),
  })
  .map(({ claims, operation, concern, workspaceId, otherWorkspaceId, shard, ...rest }) => ({
    ...rest,
    claims: Object.fromEntries(
      claimNames.flatMap((name, index) => (claims[index] === undefined ? [] : [[name, claims[index]]])),
    ),
    only: [`${operation}/${concern}`],
    ...present({ workspaceId, otherWorkspaceId, shard }),
  }));

let settingsFor: (sample: Sample) => Settings;
let judged: (settings: Settings) => Promise<RunResult>;
beforeAll(async () => {
  const reference = await createReference();
  const lenderOf = (name: Sample['lender']): LenderChoice =>
    name === 'reference' ? referenceLender(reference) : name === 'static' ? { kind: name, scenes: [] } : { kind: name };
  settingsFor = ({ credentials, lender, only, shard, ...rest }) =>
    settingsOf({
      ...rest,
      credentials: new Map(credentials.map((name) => [name, lent.get(name) ?? ''])),
      lender: lenderOf(lender),
      selection: { only, ...present({ shard }) },
      settleMs: 0,
    });
  judged = (settings) => run({ ...settings, destination: listener(reference.handle), openTransport: openInjected });
});

/** What of a request does not depend on what was lent. */
function formOf({ method, path, headers }: Request): string {
  const named = Object.keys(headers).filter((name) => name !== 'seam-conformance-case');
  return [method, path, ...named.sort()].join(' ');
}

async function expectAgreement(sample: Sample): Promise<number> {
  const settings = settingsFor(sample);
  const result = await judged(settings).catch(emptyOr);
  if (result === undefined) {
    expect(() => planOf(settings)).toThrow(EmptySelection);
    return 0;
  }
  const { experiments } = planOf(settings);
  expect(experiments.flatMap(({ cases }) => cases)).toEqual(result.verdicts.map((verdict) => verdict.case));
  const optional = new Set(
    result.experiments.flatMap(({ id, steps }) =>
      steps.flatMap(({ name, unlessAccepted }) => (unlessAccepted === undefined ? [] : [`${id} ${name}`])),
    ),
  );
  const planned = experiments
    .filter(({ unmet }) => unmet === undefined)
    .flatMap(({ id, steps }) => steps.map(({ name, request }) => [`${id} ${name}`, formOf(request)] as const));
  const sent = result.exchanges.flatMap(({ origin, request }) =>
    origin.kind === 'step' && origin.step !== freshControl && !isAgain(origin.experiment)
      ? [[`${origin.experiment} ${origin.step}`, formOf(request)] as const]
      : [],
  );
  // Whether a control that depends on a probe is sent is the target's to say.
  const binding = (all: typeof sent) => all.filter(([place]) => !optional.has(place)).toSorted();
  expect(binding(sent)).toEqual(binding(planned));
  return sent.length;
}

function emptyOr(error: unknown): undefined {
  if (error instanceof EmptySelection) return undefined;
  throw error;
}

test('plan lists the cases that run judges and the requests that it sends, whatever the configuration', async () => {
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(samples, async (sample) => {
      sent += await expectAgreement(sample);
    }),
    { numRuns: 30, seed: 1, endOnFailure: true },
  );
  expect(sent).toBeGreaterThan(200);
}, 300_000);

test('a second workspace that is named without a key of it is planned as it is judged', async () => {
  const sample: Sample = {
    profile: 'core',
    claims: {},
    credentials: ['api-key', 'personal-access-token'],
    otherWorkspaceId: '5f4d3c2b-1a09-4e8d-9c7b-6a5948372615',
    lender: 'reference',
    seed: 1,
    only: ['*/auth.personal-access-token-needs-workspace/*workspace=foreign'],
  };
  await expectAgreement(sample);
  expect(planOf(settingsFor(sample)).experiments.flatMap(({ cases }) => cases)).not.toEqual([]);
});

test('a run stamps the digest of the contract that it was given', async () => {
  const own = readContract();
  const other = readContract({ ...own.document, info: { title: 'another' } } as typeof own.document);
  const base = {
    profile: 'safe',
    seed: 1,
    credentials: new Map(),
    selection: { only: [`${operations[0]}/auth.*`] },
  } as const;
  const [one, two] = await Promise.all([judged(settingsOf(base)), judged(settingsOf({ ...base, contract: other }))]);
  expect(one.suite.specDigest).toBe(own.digest);
  expect(two.suite.specDigest).toBe(other.digest);
  expect(two.suite.specDigest).not.toBe(one.suite.specDigest);
  expect(two.runId).not.toBe(one.runId);
});
