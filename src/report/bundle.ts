import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toHar } from '../evidence/har.js';
import type { WorldRecord } from '../evidence/world-record.js';
import type { Exchange } from '../experiment/exchange.js';
import { provenMutants } from './proven-mutants.js';
import { renderings } from './renderings.js';
import type { Report } from './report.js';

/** What is written to a bundle. */
export interface BundleContents {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  /** Absent for runs whose requests were not built by the suite. */
  readonly world?: WorldRecord;
  /** Stands for the target in the evidence where the report's target is no URL. */
  readonly origin?: string;
}

/**
 * Writes the folder of a run: the report, the evidence and every rendering. Resolves to the names of the files.
 * @param redact takes every live secret out of a text; each file goes through it last of all.
 */
export async function writeBundle(
  folder: string,
  { report, exchanges, world, origin }: BundleContents,
  redact: (text: string) => string,
): Promise<readonly string[]> {
  const mutantsOf = await provenMutants();
  await mkdir(folder, { recursive: true });
  const files: [string, string][] = [
    ['report.json', json(report)],
    ['exchanges.har', json(toHar(exchanges, origin ?? report.target, report.suite.version))],
    ...(world === undefined ? [] : ([['world.json', json(world)]] as [string, string][])),
    ...renderings.map(({ file, render }): [string, string] => [file, render({ report, exchanges, mutantsOf })]),
  ];
  for (const [name, text] of files) await writeFile(join(folder, name), redact(text));
  return files.map(([name]) => name);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
