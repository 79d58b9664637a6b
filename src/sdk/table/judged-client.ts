import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.js';
import { runSdk, type SdkResult } from '../run-sdk.js';
import { missing, type PublishedClient } from './published-clients.js';

/** What became of a published client: its run, or why there was none. */
export type JudgedClient =
  | { readonly client: PublishedClient; readonly result: SdkResult }
  | { readonly client: PublishedClient; readonly notRun: string };

/** Installs a published client where that can be done, and judges it. What cannot be run is said, never thrown. */
export async function judgePublished(client: PublishedClient, only?: readonly string[]): Promise<JudgedClient> {
  const absent = await missing(client);
  if (absent !== undefined) return { client, notRun: absent };
  const folder = join(packageRoot, 'node_modules', '.cache', 'seam-conformance', 'clients', client.name);
  await mkdir(folder, { recursive: true });
  let command: readonly string[];
  try {
    command = await client.prepare(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { client, notRun: `driver not run: ${client.installation} (${reason.replaceAll(folder, '.')})` };
  }
  const env = { ...process.env, ...client.env?.(folder) };
  const result = await runSdk({
    driver: command,
    cwd: folder,
    env,
    timeoutMs: 30_000,
    ...(only === undefined ? {} : { only }),
  });
  return { client, result };
}
