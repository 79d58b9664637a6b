import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SdkResult } from '../clients/run-sdk.js';
import { removeFile } from '../ground/regular-file.js';
import { writtenJson } from '../ground/written-json.js';
import { writeRendered } from './write-rendered.js';

/** Stands for the target in the evidence: it is the suite itself, on ports that mean nothing afterwards. */
export const scriptedOrigin = 'http://scripted-target.invalid';

/**
 * Writes the folder of a run on a client: what every run writes; `calls.json` with what the client said of each call;
 * `arrivals.json` with what arrived, as it was spelled; `output.txt` with what it wrote besides. Resolves to the names
 * of the files.
 */
export async function writeClientBundle(folder: string, result: SdkResult): Promise<readonly string[]> {
  const { report, exchanges, record, redact } = result;
  const names = await writeRendered(folder, { report, exchanges, origin: scriptedOrigin }, redact);
  const own: readonly (readonly [name: string, text: string])[] = [
    ['calls.json', writtenJson(record.calls)],
    ['arrivals.json', writtenJson(record.arrivals)],
    ['output.txt', record.output],
  ];
  for (const [name, text] of own) {
    await removeFile(join(folder, name));
    await writeFile(join(folder, name), redact(text));
  }
  return [...names, ...own.map(([name]) => name)];
}
