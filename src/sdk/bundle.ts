import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  const names = await writeBundle(folder, { report, exchanges, origin: scriptedTarget }, redact);
  await writeFile(
    join(folder, 'calls.json'),
    redact(`${JSON.stringify(calls, undefined, 2)}
`),
  );
  return [...names, 'calls.json'];
}
