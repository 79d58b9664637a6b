import { expect, test } from 'vitest';
import { rerunCommand } from './rerun.js';
import { report } from './sample.test-support.js';

test('a target by its URL, the reference by its flag, and the claim that the plan depends on', () => {
  expect(rerunCommand(report([]), 'a/b/it=x')).toBe(
    "seam-conformance run https://staging.example --profile core --seed 7 --only 'a/b/it=x'",
  );
  expect(
    rerunCommand(report([], { configuration: { target: 'reference', claims: { alternates: true } } }), "a/b/it's"),
  ).toBe("seam-conformance run --reference --profile core --seed 7 --alternates --only 'a/b/it'\\''s'");
});

test('an earlier requirement set by its number', () => {
  const earlier = { requirementSet: '1+sha256:0123456789ab' };
  expect(rerunCommand(report([], earlier), 'a/b/c')).toContain(" --requirements 1 --only 'a/b/c'");
  const client = report([], { ...earlier, kind: 'client', configuration: { command: ['./driver'] } });
  expect(rerunCommand(client, 'a/b/c')).toBe(
    "seam-conformance sdk --seed 7 --requirements 1 --only 'a/b/c' -- ./driver",
  );
});
