import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedReport } from '../../src/bundle/schema/report.js';
import { packageRoot } from '../../src/ground/package-root.js';
import type { CountedTarget } from './counted-target.js';
import { type Alarm, runProgram, type ToolRun } from './tool-run.js';

/** What the command line is given beside the target and the folder of the bundle. */
export const suiteArguments = ['run', '--profile', 'full', '--alternates', '--seed', '1'] as const;

/** Judges a target by the command line of this suite, as it is built. */
export async function judgedBySuite({ env, requests }: CountedTarget, folder: string): Promise<ToolRun> {
  const main = join(packageRoot, 'dist', 'src', 'cli', 'main.js');
  const bundle = join(folder, 'bundle');
  const { code, ms, output } = await runProgram(process.execPath, [main, ...suiteArguments, '--output', bundle], {
    cwd: folder,
    env,
  });
  if (code !== 0 && code !== 1 && code !== 3) throw new Error(`the suite ended with ${code}: ${output}`);
  const report: RecordedReport = JSON.parse(readFileSync(join(bundle, 'report.json'), 'utf8'));
  return { alarms: alarmsOf(report), isFailed: code !== 0, requests: requests(), ms };
}

/** What a report objects to, each requirement once an operation. */
export function alarmsOf({ verdicts }: Pick<RecordedReport, 'verdicts'>): readonly Alarm[] {
  const failed = verdicts.filter(({ outcome }) => outcome === 'fail');
  const byPlace = new Map(
    failed.map(({ requirement, operation, level }) => [
      `${requirement} ${operation} ${level}`,
      { check: requirement, operation, level },
    ]),
  );
  return [...byPlace.values()];
}
