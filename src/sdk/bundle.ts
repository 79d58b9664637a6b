import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toHar } from '../evidence/har.js';
import { writeBundle } from '../report/bundle.js';
import type { SdkResult } from './run-sdk.js';

// The target of a client is the suite itself, on ports that mean nothing afterwards.
const scriptedTarget = 'http://scripted-target.invalid';

/**
 * Writes the folder of a run on a client: what every run writes, and `calls.json` with what the client said of each
 * call. Resolves to the names of the files.
 */
export async function writeClientBundle(folder: string, result: SdkResult): Promise<readonly string[]> {
  const { report, exchanges, calls, redact } = result;
  const names = await writeBundle(folder, { report, exchanges }, redact);
  const files: readonly (readonly [name: string, value: unknown])[] = [
    // The report's target is the client, which is no address.
    ['exchanges.har', toHar(exchanges, scriptedTarget, report.suite.version)],
    ['calls.json', calls],
  ];
  for (const [name, value] of files) {
    await writeFile(join(folder, name), redact(`${JSON.stringify(value, undefined, 2)}\n`));
  }
  return [...names, 'calls.json'];
}
