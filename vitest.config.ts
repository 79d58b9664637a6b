import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{spec,suites,src,fixtures,examples,drivers}/**/*.test.ts'],
    // One worker less than cores is the default; the processes under test leave room for both.
    maxWorkers: 2,
    // No test fails because a machine is slow.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
