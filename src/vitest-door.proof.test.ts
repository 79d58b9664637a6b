import { expect, test } from 'vitest';
import { openInjected } from '../fixtures/kill-matrix/injected-transport.js';
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

type Result = 'passed' | 'failed' | 'skipped';

class Skipped extends Error {}

/** Runs what the door registers, with functions of its own for `describe` and `test`. */
async function throughDoor(target: ConformanceTarget): Promise<ReadonlyMap<string, Result>> {
  const registered: [string, Parameters<Parameters<typeof describeConformance>[0]['test']>[1]][] = [];
  describeConformance(
    {
      describe: (_name, body) => body(),
      test: (name, body) => registered.push([name, body]),
    },
    target,
  );
  const results = new Map<string, Result>();
  for (const [name, body] of registered) {
    const skip = (note?: string) => {
      throw new Skipped(note);
    };
    results.set(
      name,
      await body({ skip }).then(
        () => 'passed' as const,
        (error) => (error instanceof Skipped ? ('skipped' as const) : ('failed' as const)),
      ),
    );
  }
  return results;
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
  const conforms = results.get('the target conforms');
  for (const { case: id, outcome, level, dueTo } of report.verdicts) {
    const isAbsent = outcome === 'inconclusive' && dueTo?.every((cause) => cause.includes('method.served/')) === true;
    const isBinding = level === 'MUST' && outcome !== 'inapplicable' && !isAbsent;
    const expected = outcome === 'pass' ? 'passed' : isBinding ? 'failed' : 'skipped';
    expect(results.get(id), id).toBe(expected);
  }
  expect(results.size).toBe(report.verdicts.length + 1);
  expect(conforms).toBe(report.outcome === 'conforming' ? 'passed' : 'failed');
}

test('both doors agree on the reference', () => expectAgreement(undefined));

// Side by side, as some of them only take time.
test.concurrent.each(mutants.map((mutant) => [mutant.id, mutant] as const))('both doors agree on %s', (_id, mutant) =>
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
