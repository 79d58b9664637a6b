import { expect, test } from 'vitest';
import { openInjected } from '../fixtures/kill-matrix/injected-transport.js';
import { faultsOfTests, type TestResult, testResults } from '../fixtures/kill-matrix/told-by-tests.js';
import { type Mutant, mutants } from '../fixtures/mutants/index.js';
import { referenceHooks } from '../fixtures/reference/lender.js';
import { createReference } from '../fixtures/reference/reference.js';
import { listener } from '../fixtures/serve.js';
import { requirement } from '../spec/requirements/servers/index.js';
import { reportOn } from './bundle/from-run.js';
import { embeddedCredentials } from './cli/judge-target.js';
import { readContract } from './model/contract/contract.js';
import { plannedExperiments } from './run/plan.js';
import { run } from './run/run.js';
import { settingsOf } from './run/settings.js';
import { type ConformanceTarget, describeConformance } from './vitest.js';

/** Runs what the door registers, with functions of its own for `describe` and `test`. */
function throughDoor(target: ConformanceTarget): Promise<ReadonlyMap<string, TestResult>> {
  return testResults((test) => describeConformance({ describe: (_name, body) => body(), test }, target));
}

const everyCase = plannedExperiments(
  settingsOf({ profile: 'full', claims: { alternates: true }, credentials: embeddedCredentials, seed: 1 }),
).experiments.flatMap(({ operation, cases }) => cases.map((one) => `${operation.id}/${one.requirement}`));

/** One operation that the mutant breaks and that its requirement has cases on. */
function tellingOperation({ operations, requirement: id }: Mutant): string {
  const broken = operations ?? readContract().operations.map((operation) => operation.id);
  return broken.find((operation) => everyCase.includes(`${operation}/${id}`)) ?? '*';
}

async function target(mutant: Mutant | undefined): Promise<ConformanceTarget> {
  const reference = await createReference();
  const handle = mutant ? mutant.wrap(reference.handle, reference) : reference.handle;
  return {
    target: listener(handle),
    // No more than the mutant's requirement takes: the whole plan is judged in the kill matrix.
    profile: mutant && !mutant.requirement.startsWith('effect.') ? requirement(mutant.requirement).profile : 'full',
    claims: { alternates: mutant === undefined || requirement(mutant.requirement).claim === 'alternates' },
    credentials: Object.fromEntries(embeddedCredentials),
    lender: {
      kind: 'reference',
      hooksFor: (inventory, key, owner) => referenceHooks(reference, inventory, key, owner),
    },
    run: {
      settleMs: 100,
      // In the same order both times, as some mutants count requests.
      concurrency: 1,
      ...(mutant ? { selection: { only: [`${tellingOperation(mutant)}/${mutant.requirement}/*`] } } : {}),
    },
  };
}

// Without sockets, as the mutants are judged in the kill matrix: what the door sees over sockets must be the same.
async function withoutDoor({ target: destination, credentials, run: options, ...rest }: ConformanceTarget) {
  return reportOn(
    await run({
      ...rest,
      ...options,
      destination,
      seed: 1,
      openTransport: openInjected,
      credentials: new Map(Object.entries(credentials)) as never,
    }),
    {},
  );
}

async function expectAgreement(mutant: Mutant | undefined): Promise<void> {
  const [results, report] = await Promise.all([throughDoor(await target(mutant)), withoutDoor(await target(mutant))]);
  expect(faultsOfTests(results, report)).toEqual([]);
}

/** One mutant for each requirement: that its tests say what its verdicts say is seen of every mutant in the kill matrix. */
const oneOfEach = mutants.filter(
  ({ requirement: id }, index) => index === mutants.findIndex((one) => one.requirement === id),
);

test('both doors agree on the reference', () => expectAgreement(undefined));

// Side by side, as some of them only take time.
test.concurrent.each(oneOfEach.map((mutant) => [mutant.id, mutant] as const))('both doors agree on %s', (_id, mutant) =>
  expectAgreement(mutant),
);

test('a dead target, and one that lends nothing, are never green', async () => {
  const dead = await throughDoor({ target: 'http://127.0.0.1:9', profile: 'safe', credentials: {} });
  expect([...dead.values()]).not.toContain('passed');
  const { target: destination } = await target(undefined);
  const bare = await throughDoor({ target: destination, profile: 'safe', credentials: {} });
  expect([...bare.values()]).not.toContain('passed');
  expect(bare.get('the target conforms')).toBe('failed');
});
