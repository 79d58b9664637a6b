import { expect, test } from 'vitest';
import { packageRunner } from './package-runner.js';
import { rerunCommand } from './rerun.js';
import { report } from './sample.test-support.js';

test('a target by its URL, the reference by its flag, and the claim that the plan depends on', () => {
  expect(rerunCommand(report([]), 'a/b/it=x')).toBe(
    "npx seam-conformance run https://staging.example --profile core --seed 7 --only 'a/b/it=x' --output seam-conformance-again",
  );
  expect(
    rerunCommand(report([], { configuration: { target: 'reference', claims: { alternates: true } } }), "a/b/it's"),
  ).toBe(
    "npx seam-conformance run --reference --profile core --seed 7 --alternates --only 'a/b/it'\\''s' --output seam-conformance-again",
  );
});

test('an earlier requirement set by its number', () => {
  const earlier = { requirementSet: '1+sha256:0123456789ab' };
  expect(rerunCommand(report([], earlier), 'a/b/c')).toContain(" --requirements 1 --only 'a/b/c'");
  const client = report([], { ...earlier, kind: 'client', configuration: { command: ['./driver'] } });
  expect(rerunCommand(client, 'a/b/c')).toBe(
    "npx seam-conformance sdk --seed 7 --requirements 1 --only 'a/b/c' --output seam-conformance-again -- ./driver",
  );
});

test.each([
  ['pnpm/9.1.0 npm/? node/v22', 'pnpm exec seam-conformance'],
  ['yarn/4.1.0 npm/? node/v22', 'yarn seam-conformance'],
  ['bun/1.1.0 npm/? node/v22', 'bunx seam-conformance'],
  ['npm/10.5.0 node/v22', 'npx seam-conformance'],
  ['constructor/1', 'npx seam-conformance'],
])('%s starts the suite as %s', (agent, command) => {
  expect(packageRunner({ npm_config_user_agent: agent })).toBe(command);
});

test('the suite is started with npx where nothing else is known', () => {
  expect(packageRunner({})).toBe('npx seam-conformance');
});
