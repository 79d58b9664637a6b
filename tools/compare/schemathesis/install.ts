import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../client-table/tool.js';
import { cacheFolder } from '../../kept-results.js';

/** The version that is compared with. */
export const version = '4.32.5';

/** Installs Schemathesis into an environment of its own, once, and resolves to its program. Rejects where it cannot be had. */
export async function installSchemathesis(): Promise<string> {
  const folder = join(cacheFolder, `schemathesis-${version}`);
  const program = join(folder, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  await mkdir(cacheFolder, { recursive: true });
  try {
    await run(cacheFolder, 'python3', '-m', 'venv', folder);
    await run(cacheFolder, join(folder, 'bin', 'pip'), 'install', '--quiet', `schemathesis==${version}`);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return program;
}
