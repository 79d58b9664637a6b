import { readFileSync, statSync } from 'node:fs';
import { unlink } from 'node:fs/promises';

// Far more than people write, and nothing that would be read forever.
const longest = 64 * 1024 * 1024;

/** The text of a file that was found and not named: a pipe or a device in its place would be waited for without an end. */
export function regularFileText(file: string): string {
  const found = statSync(file);
  if (found.isDirectory()) throw new Error('it is a folder');
  if (!found.isFile()) throw new Error('it is no regular file');
  if (found.size > longest) throw new Error(`it is larger than ${longest / 1024 / 1024} MB`);
  return readFileSync(file, 'utf8');
}

/** Removes what a file is to be written in the place of: a link or a pipe of that name would lead elsewhere. */
export async function removeFile(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
