import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that wait for packages to be installed come first, so that the others fill the time. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ moduleId }: TestSpecification) => /\/(?:published-clients|package)\.test\.ts$/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}

export default defineConfig({
  test: {
    include: ['{spec,suites,src,fixtures,examples,drivers}/**/*.test.ts'],
    sequence: { sequencer: WaitingFirst },
    // Much of the time is waiting for processes, for packages, and for what settles.
    maxWorkers: availableParallelism() + 1,
    // No test replaces modules or leaves anything behind in them, so a worker loads them once.
    isolate: false,
    // No test fails because a machine is slow.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
