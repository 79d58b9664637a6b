import { resolve } from 'node:path';
import { isLoopback } from '../ground/loopback.js';
import { namedFileText } from '../ground/regular-file.js';
import { UsageError } from '../ground/usage-error.js';

const patienceMs = 10_000;
const longest = 4 * 1024 * 1024;

/**
 * The text of a list of revocations: of a file, or of a URL of this machine. Throws a UsageError where it cannot be read,
 * since a list that was asked for and is not there must not pass for an empty one.
 */
export async function readRevocations(place: string, cwd: string): Promise<string> {
  if (!/^https?:\/\//i.test(place)) {
    try {
      return namedFileText(resolve(cwd, place));
    } catch {
      throw new UsageError(`the list of revocations ${place} cannot be read`);
    }
  }
  if (!URL.canParse(place) || !isLoopback(new URL(place).hostname)) {
    throw new UsageError(
      'a list of revocations is fetched from this machine only',
      'Verifying works offline: download the list first, and give the file.',
    );
  }
  const answer = await fetch(place, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) }).catch(
    () => undefined,
  );
  if (answer?.ok !== true) {
    throw new UsageError(
      `the list of revocations at ${place} cannot be read: ${answer === undefined ? 'no answer' : `status ${answer.status}`}`,
    );
  }
  return limited(answer);
}

async function limited({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > longest) throw new UsageError('the list of revocations is longer than any list is');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
