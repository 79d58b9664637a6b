import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verdict, violation } from '../../report/sample.test-support.js';
import { outcomeOf } from '../outcome.js';
import { baselineForRun } from './for-run.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'baseline-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const passing = verdict({ case: 'user_identities.delete/uuid.malformed-refused/user_identity_id=empty' });
const run = { verdicts: [violation(), passing], isPartial: false };
const same = (text: string) => text;

test('is absent where none is named', () => {
  expect(baselineForRun(undefined, { isUpdate: false, cwd })).toBeUndefined();
  expect(() => baselineForRun(undefined, { isUpdate: true, cwd })).toThrow('does not know which file to write');
});

test('is read before anything is sent', () => {
  expect(() => baselineForRun('none.yaml', { isUpdate: false, cwd })).toThrow(/none\.yaml cannot be read/);
});

test('covers nothing when it was just written, and the failure once it has a reason', () => {
  const file = join(cwd, 'deep', 'known.yaml');
  const fresh = baselineForRun('deep/known.yaml', { isUpdate: true, cwd })?.apply(run, same);
  expect(fresh?.write?.()).toBe(
    'baseline deep/known.yaml: 0 kept, 0 changed, 1 new, 0 removed, 1 without a reason yet',
  );
  expect(outcomeOf(run.verdicts, { baseline: fresh?.standing })).toBe('non-conforming');
  writeFileSync(file, readFileSync(file, 'utf8').replace('reason: ""', 'reason: agreed'));
  const filled = baselineForRun('deep/known.yaml', { isUpdate: false, cwd })?.apply(run, same);
  expect(outcomeOf(run.verdicts, { baseline: filled?.standing })).toBe('conforming');
  expect(filled?.write).toBeUndefined();
});

test('holds no secret', () => {
  const leaking = {
    ...run,
    verdicts: [violation({ findings: [{ where: 'body', expected: 'nothing', received: 's3cret' }] }), passing],
  };
  const { write } =
    baselineForRun('known.yaml', { isUpdate: true, cwd })?.apply(leaking, (text) =>
      text.replaceAll('s3cret', '{{api-key}}'),
    ) ?? {};
  write?.();
  expect(readFileSync(join(cwd, 'known.yaml'), 'utf8')).toContain('received {{api-key}}');
});
