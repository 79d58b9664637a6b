import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { systemErrorText } from './system-error.js';
import { UsageError } from './usage-error.js';

/**
 * Makes sure, before anything else is done, that a folder can be made and written to. Leaves nothing behind. Throws a
 * UsageError that says what is in the way.
 * @param purpose what is written there, such as `the bundle`.
 */
export function requireWritableFolder(folder: string, purpose: string, advice: string): void {
  if (folder === parse(folder).root) {
    throw new UsageError(`${purpose} cannot be written to the root folder ${folder}`, advice);
  }
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    const made = mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(made ?? probe, { recursive: true });
  } catch (error) {
    const text = systemErrorText(error);
    if (text === undefined) throw error;
    throw new UsageError(`${purpose} cannot be written to ${folder}: ${text}`, advice);
  }
}
