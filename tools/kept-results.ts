import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where tools install what they need and keep what they have measured, outside of the project. */
export const cacheFolder: string = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'seam-conformance',
  'tools',
);

/** Results that were measured, kept so that what takes long can go on where it was interrupted. */
export interface KeptResults {
  /** What is kept under the name, or what is measured now, which is kept from then on. */
  readonly once: <T>(name: string, measure: () => Promise<T>) => Promise<T>;
}

/**
 * The results of a tool.
 * @param name of the tool, with whatever a result depends on
 * @param isContinued whether what is there counts; it is forgotten otherwise
 */
export function keptResults(name: string, isContinued: boolean): KeptResults {
  const folder = join(cacheFolder, name);
  if (!isContinued) rmSync(folder, { recursive: true, force: true });
  return {
    async once(key, measure) {
      const file = join(folder, `${key}.json`);
      if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
      const result = await measure();
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(result));
      return result;
    },
  };
}
