import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestModule, type TestSpecification } from 'vitest/node';

// What tests leave in the folder for temporary files is gone with them, also where a run is ended early. Each project
// reads this file once more.
const ownScratch = 'SEAM_CONFORMANCE_TESTS_SCRATCH';
if (process.env[ownScratch] === undefined) {
  const scratch = mkdtempSync(join(tmpdir(), 'sc-'));
  process.env[ownScratch] = scratch;
  process.env.TMPDIR = scratch;
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
}

const roots = '{spec,suites,src,fixtures,tools,examples,drivers}';

// In this order: what waits for packages first, then what takes long. A clean clone knows no durations that would tell.
const projects = {
  /** Installs packages. */
  network: { include: [`${roots}/**/*.network.test.ts`] },
  /** Shows that the suite judges rightly: kill matrix, doors, tampering, examples. */
  proof: { include: [`${roots}/**/*.proof.test.ts`] },
  /** Needs the built command line or a program beside Node, or runs whole commands one after the other. */
  process: { include: [`${roots}/**/*.process.test.ts`] },
  /** Runs from source, and needs nothing. */
  pure: { include: [`${roots}/**/*.test.ts`], exclude: [`${roots}/**/*.{network,proof,process}.test.ts`] },
};
const order = Object.keys(projects);

/** Starts the longest files first, so that all workers end at about the same time. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification) => order.indexOf(project.name);
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

/** Ends with a line for everything that was not tested, and why. Other notes are verdicts of the suite on its subjects. */
class NotTested implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = new Map<string, number>();
    for (const test of modules.flatMap((module) => [...module.children.allTests('skipped')])) {
      const { note } = test.result() as { readonly note?: string };
      if (note?.startsWith('not tested: ')) skipped.set(note, (skipped.get(note) ?? 0) + 1);
    }
    for (const [note, tests] of skipped) console.log(`${note} (${tests} skipped)`);
  }
}

// A file for the results as JSON, beside what a person reads.
const resultsFile = process.env.TEST_RESULTS;

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: [
      'default',
      new NotTested(),
      ...(resultsFile === undefined ? [] : [['json', { outputFile: resultsFile }] as [string, object]]),
    ],
    // Much of the time is waiting, so one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // Judging makes much that is short-lived; with the small nursery that Node has by default, a tenth of the time is collecting it.
    execArgv: ['--max-semi-space-size=64'],
    // No test replaces modules or leaves anything behind in them, so a worker loads them once.
    isolate: false,
    // No test fails because a machine is slow.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    projects: Object.entries(projects).map(([name, files]) => ({ extends: true as const, test: { name, ...files } })),
  },
});
