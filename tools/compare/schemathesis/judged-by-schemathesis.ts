import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/ground/package-root.js';
import type { CountedTarget } from '../counted-target.js';
import { type Alarm, runProgram, type ToolRun } from '../tool-run.js';

/** What it is given beside the document, the target, the API key and the place of the report. All else is as it comes. */
export const schemathesisArguments = [
  '--checks=all',
  '--max-examples=50',
  '--continue-on-failure',
  '--no-shrink',
  '--generation-deterministic',
] as const;

/** Judges a target by Schemathesis. */
export async function judgedBySchemathesis(
  program: string,
  document: string,
  { env, requests }: CountedTarget,
  folder: string,
): Promise<ToolRun> {
  const report = join(folder, 'report.json');
  const args = [
    '--no-color',
    'run',
    document,
    `--url=${env.SEAM_ENDPOINT}`,
    `--header=Authorization: Bearer ${env.SEAM_API_KEY}`,
    ...schemathesisArguments,
    '--report=json',
    `--report-json-path=${report}`,
  ];
  const hooks = { SCHEMATHESIS_HOOKS: 'lend', PYTHONPATH: join(packageRoot, 'tools', 'compare', 'schemathesis') };
  const { code, ms, output } = await runProgram(program, args, {
    cwd: folder,
    env: { ...env, ...hooks, PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (code !== 0 && code !== 1) throw new Error(`Schemathesis ended with ${code}: ${output}`);
  return { alarms: alarmsIn(readFileSync(report, 'utf8')), isFailed: code !== 0, requests: requests(), ms };
}

/** What a report of Schemathesis in JSON objects to. Throws where the run was not complete. */
export function alarmsIn(text: string): readonly Alarm[] {
  const report: JsonReport = JSON.parse(text);
  if (report.complete !== true) throw new Error(`Schemathesis did not finish: ${report.stop_reason}`);
  return [
    ...report.failures.flatMap(({ title, operations }) => operations.map((operation) => ({ check: title, operation }))),
    ...report.errors.map(({ title }) => ({ check: title, operation: '' })),
  ];
}

interface JsonReport {
  readonly complete?: boolean;
  readonly stop_reason?: string;
  readonly failures: readonly { readonly title: string; readonly operations: readonly string[] }[];
  readonly errors: readonly { readonly title: string }[];
}
