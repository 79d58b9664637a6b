import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { unlink } from 'node:fs/promises';

// Far more than people write, and nothing that would be read forever.
const longest = 64 * 1024 * 1024;
const partLength = 256 * 1024;

/** The text of a file that was found and not named: a pipe or a device in its place would be waited for without an end. */
export function regularFileText(file: string): string {
  const found = statSync(file);
  if (found.isDirectory()) throw new Error('it is a folder');
  if (!found.isFile()) throw new Error('it is no regular file');
  if (found.size > longest) throw new Error(`it is larger than ${longest / 1024 / 1024} MB`);
  return readFileSync(file, 'utf8');
}

/**
 * The bytes of a file that someone has named, which may be a pipe. Throws where there are more than anyone means: some
 * devices, such as `/dev/zero`, never end.
 */
export function namedFileBytes(file: string, most = longest): Buffer {
  const parts: Buffer[] = [];
  const descriptor = openSync(file, 'r');
  try {
    for (let length = 0; ; ) {
      const part = Buffer.alloc(partLength);
      const read = readSync(descriptor, part);
      if (read === 0) return Buffer.concat(parts);
      length += read;
      if (length > most) throw new Error(`it is larger than ${most / 1024 / 1024} MB`);
      parts.push(part.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The same as text. */
export function namedFileText(file: string): string {
  return namedFileBytes(file).toString('utf8');
}

/** Removes what a file is to be written in the place of: a link or a pipe of that name would lead elsewhere. */
export async function removeFile(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
