import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// What waits for packages comes first, then what takes long. A clean clone knows no durations that would tell.
const longest: readonly RegExp[] = [
  /\/(?:published-clients|package)\.test\.ts$/,
  /\/(?:vitest-door|safety|cli|conformance|variants|null-targets|mutants-\d|kill-matrix)\.test\.ts$/,
];

/** Starts the longest files first, so that all workers end at about the same time. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((pattern) => pattern.test(moduleId));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    include: ['{spec,suites,src,fixtures,tools,examples,drivers}/**/*.test.ts'],
    sequence: { sequencer: LongestFirst },
    // More workers than cores were slower, though much of the time is waiting.
    maxWorkers: availableParallelism(),
    // No test replaces modules or leaves anything behind in them, so a worker loads them once.
    isolate: false,
    // No test fails because a machine is slow.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
