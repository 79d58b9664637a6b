import { rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { makeFolders } from './folders.js';
import { systemErrorText } from './system-error.js';
import { UsageError } from './usage-error.js';

/**
 * Makes sure, before anything else is done, that a folder can be made and written to. Leaves nothing behind. Throws a
 * UsageError that says what is in the way.
 * @param purpose what is written there, such as `the bundle`.
 */
export function requireWritableFolder(folder: string, purpose: string, advice: string, attempts = 3): void {
  if (folder === parse(folder).root) {
    throw new UsageError(`${purpose} cannot be written to the root folder ${folder}`, advice);
  }
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    const made = makeFolders(resolve(folder));
    writeFileSync(probe, '', { flag: 'wx' });
    rmSync(probe);
    if (made !== undefined) removeEmpty(folder, made);
  } catch (error) {
    // Another run has made the folder for its own probe, and taken it away.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && attempts > 1) {
      requireWritableFolder(folder, purpose, advice, attempts - 1);
      return;
    }
    const text = systemErrorText(error);
    if (text === undefined) throw error;
    throw new UsageError(`${purpose} cannot be written to ${folder}: ${text}`, advice);
  }
}

/** Removes folders that were made, up to the first of them, unless someone else has put something there meanwhile. */
function removeEmpty(folder: string, first: string): void {
  try {
    for (let one = resolve(folder); one.length >= first.length; one = dirname(one)) rmdirSync(one);
  } catch {
    // It is in use by now, and is wanted anyway.
  }
}
