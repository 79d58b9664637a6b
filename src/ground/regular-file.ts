import { readFileSync, statSync } from 'node:fs';

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
