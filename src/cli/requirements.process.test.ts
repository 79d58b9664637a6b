import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../bundle/report.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import { emptyFolder, runCommandLine } from './testing/command.js';

const run = ['run', '--reference', '--profile', 'safe', '--only', 'user_identities.delete'];

function reportIn(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, 'seam-conformance-report', 'report.json'), 'utf8'));
}

test('a run is judged by the current requirement set unless another is named, and says by which', async () => {
  const cwd = emptyFolder();
  const { stdout } = await runCommandLine(run, { cwd });
  expect(reportIn(cwd).requirementSet).toBe(requirementSet().id);
  expect(stdout).toContain(`requirement set ${requirementSet().number},`);
});

test('--requirements names an earlier set, and verify holds the bundle against it', async () => {
  const cwd = emptyFolder();
  const { code, stdout } = await runCommandLine([...run, '--requirements', '1'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('requirement set 1,');
  const { requirementSet: id, runId } = reportIn(cwd);
  expect(id).toBe(requirementSet('1').id);
  const verified = await runCommandLine(['verify', 'seam-conformance-report'], { cwd });
  expect(verified.stdout).toContain(`requirement set ${id}`);
  expect(verified.code).toBe(0);
  const current = emptyFolder();
  await runCommandLine(run, { cwd: current });
  expect(reportIn(current).runId).not.toBe(runId);
});

test('the configuration names one too, and the command line comes first', async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'seam-conformance.config.yaml'), 'requirements: 1\n');
  await runCommandLine(run, { cwd });
  expect(reportIn(cwd).requirementSet).toBe(requirementSet('1').id);
  await runCommandLine([...run, '--requirements', '2'], { cwd });
  expect(reportIn(cwd).requirementSet).toBe(requirementSet('2').id);
});

test.each([
  ['run', ['run', '--reference', '--requirements', '99']],
  ['plan', ['plan', '--requirements', '99']],
  ['sdk', ['sdk', '--requirements', '99', '--', 'true']],
])('%s refuses a set that there is not, and names those that there are', async (_command, words) => {
  const { code, stderr } = await runCommandLine(words, { cwd: emptyFolder() });
  expect(code).toBe(2);
  expect(stderr).toContain('there is no requirement set "99"');
  expect(stderr).toContain('Known sets: 1 (of 2026-11-21)');
});
