import { resolve } from 'node:path';
import { UsageError } from '../ground/usage-error.js';
import { requireWritableFolder } from '../ground/writable-folder.js';

const advice = 'Name another folder with --output.';

/**
 * The folder that a bundle goes to, as an absolute path, writable. Throws a UsageError before anything is judged for
 * nothing: where the name is empty, the folder is the root, or it cannot be written.
 */
export function outputFolder(cwd: string, name: string): string {
  if (name.trim() === '') throw new UsageError('--output names no folder', advice);
  const folder = resolve(cwd, name);
  requireWritableFolder(folder, 'the bundle', advice);
  return folder;
}
