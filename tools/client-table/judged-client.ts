import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runSdk, type SdkResult } from '../../src/clients/run-sdk.js';
import { packageRoot } from '../../src/ground/package-root.js';
import type { PublishedRun } from './kept-run.js';
import { missing, type PublishedClient } from './published-clients.js';

/** A published client that is ready to be driven, or why it is not. */
export type CachedClient =
  | { readonly folder: string; readonly command: readonly string[] }
  | { readonly notRun: string };

/** What became of a published client: its run, or why there was none. */
export type JudgedClient<Run extends PublishedRun = PublishedRun> =
  | { readonly client: PublishedClient; readonly result: Run; readonly origin: string }
  | { readonly client: PublishedClient; readonly notRun: string };

/** Installs a client into a cache of its own, unless it is there. What cannot be done is said, never thrown. */
export async function cachedClient(client: PublishedClient): Promise<CachedClient> {
  const absent = await missing(client);
  if (absent !== undefined) return { notRun: absent };
  const home = client.home ?? client.name;
  const folder = folderOf(client);
  const making = `${folder}.${process.pid}`;
  try {
    if (!existsSync(folder)) {
      const homeMade = underWay.get(home) ?? made(client, making, folder);
      underWay.set(home, homeMade);
      await homeMade.finally(() => underWay.delete(home));
    }
    return { folder, command: await client.prepare(folder) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      notRun: `driver not run: ${client.installation} (${reason.replaceAll(making, '.').replaceAll(folder, '.')})`,
    };
  }
}

const underWay = new Map<string, Promise<void>>();

// Put in its place when it is complete, so that neither an interruption nor another process leaves half of it there.
async function made(client: PublishedClient, making: string, folder: string): Promise<void> {
  try {
    await mkdir(making, { recursive: true });
    await client.prepare(making);
    await rename(making, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** Judges a published client where it can be had. */
export async function judgePublished(
  client: PublishedClient,
  only?: readonly string[],
): Promise<JudgedClient<SdkResult>> {
  const cached = await cachedClient(client);
  if ('notRun' in cached) return { client, notRun: cached.notRun };
  const { folder, command } = cached;
  const result = await runSdk({
    driver: command,
    cwd: folder,
    env: { ...process.env, ...client.env?.(folder) },
    timeoutMs: 30_000,
    ...(only === undefined ? {} : { only }),
  });
  return { client, result, origin: await originOf(client) };
}

/**
 * How a client came to be here. Where a registry is out of reach, a person can fill its folder by other means, and then
 * their own words take the place of the usual ones.
 */
export async function originOf(client: PublishedClient): Promise<string> {
  const note = join(folderOf(client), 'origin.txt');
  return existsSync(note) ? (await readFile(note, 'utf8')).trim().replaceAll(/\s+/g, ' ') : client.installation;
}

function folderOf({ home, name }: PublishedClient): string {
  return join(packageRoot, 'node_modules', '.cache', 'seam-conformance', 'clients', home ?? name);
}
