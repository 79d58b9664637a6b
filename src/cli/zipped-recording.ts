import { strFromU8, type Unzipped, unzipSync } from 'fflate';
import { UsageError } from '../ground/usage-error.js';

// An archive of a few kilobytes may unpack to more than any memory holds.
const longestEntry = 512 * 1024 * 1024;

/**
 * The recording in a zip archive, as Playwright writes it: one .har, and the bodies as files beside it, which are put where
 * they belong. Throws a UsageError where there is not exactly one, or it cannot be unpacked.
 */
export function zippedRecording(bytes: Uint8Array, file: string): Uint8Array {
  const entries = unzipped(bytes, file);
  const names = Object.keys(entries).filter((name) => name.endsWith('.har'));
  const [name] = names;
  if (name === undefined || names.length > 1) {
    const found = name === undefined ? 'no .har' : names.join(', ');
    throw new UsageError(`${file} is a zip archive with ${found} in it`, 'Give one recording.');
  }
  const recording = entries[name] ?? new Uint8Array();
  return Object.keys(entries).length === 1 ? recording : withBodies(recording, entries, file);
}

function unzipped(bytes: Uint8Array, file: string): Unzipped {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (originalSize > longestEntry) throw new RangeError(`${name} is larger than ${longestEntry} bytes`);
        return true;
      },
    });
  } catch (error) {
    throw new UsageError(`${file} is a zip archive and cannot be unpacked: ${(error as Error).message}`);
  }
}

function withBodies(recording: Uint8Array, entries: Unzipped, file: string): Uint8Array {
  let parsed: unknown;
  try {
    parsed = JSON.parse(strFromU8(recording));
  } catch (error) {
    throw new UsageError(`the recording in ${file} is no JSON: ${(error as Error).message}`);
  }
  const embedded = JSON.stringify(parsed, (_member, value) => {
    if (typeof value !== 'object' || value === null || typeof value._file !== 'string') return value;
    const body = entries[value._file];
    // What is not there is missing in the recording too, which says so.
    return body === undefined ? value : { ...value, ...textOf(body) };
  });
  return new TextEncoder().encode(embedded);
}

function textOf(body: Uint8Array): { readonly text: string; readonly encoding?: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) };
  } catch {
    return { text: Buffer.from(body).toString('base64'), encoding: 'base64' };
  }
}
