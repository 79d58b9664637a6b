import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. The first that was made; `undefined` where all are there.
 * What Node does for `recursive` never ends where a file system knows no new folders, such as `/proc`.
 */
export function makeFolders(folder: string): string | undefined {
  // Says so where it is a file.
  if (existsSync(folder)) return mkdirSync(folder, { recursive: true });
  return madeBelow(folder);
}

function madeBelow(folder: string): string | undefined {
  const above = dirname(folder);
  const first = existsSync(above) ? undefined : madeBelow(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Someone else was faster, which is as good.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return first;
  }
  return first ?? folder;
}
