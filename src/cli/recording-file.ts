import { gunzipSync } from 'node:zlib';
import { UsageError } from '../ground/usage-error.js';
import { zippedRecording } from './zipped-recording.js';

/**
 * The most bytes that a recording may have, packed or not. What is longer is no text for this program, and a few kilobytes
 * can be unpacked to more than there is memory.
 */
export const longestRecording: number = 256 * 1024 * 1024;

const startsWith = (bytes: Buffer, ...head: readonly number[]) => head.every((byte, at) => bytes[at] === byte);

/**
 * The text of a recording as it lies on disk: UTF-8 or UTF-16, packed by gzip or zip or not at all. Throws a UsageError for what
 * cannot be unpacked.
 */
export function recordingText(bytes: Buffer, file: string): string {
  if (bytes.length > longestRecording) {
    throw new UsageError(`${file} is larger than ${longestRecording / 1024 / 1024} MB`, 'Record less at a time.');
  }
  if (startsWith(bytes, 0x1f, 0x8b)) return recordingText(unpacked(bytes, file), file);
  if (startsWith(bytes, 0x50, 0x4b)) return recordingText(Buffer.from(zippedRecording(bytes, file)), file);
  // Without a byte order mark, JSON begins with a character of ASCII all the same.
  if (startsWith(bytes, 0xff, 0xfe) || (bytes.length > 1 && bytes[1] === 0)) return bytes.toString('utf16le');
  if (startsWith(bytes, 0xfe, 0xff) || (bytes.length > 1 && bytes[0] === 0)) {
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  }
  return bytes.toString('utf8');
}

function unpacked(bytes: Buffer, file: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: longestRecording });
  } catch (error) {
    throw new UsageError(`${file} is packed by gzip and cannot be unpacked: ${(error as Error).message}`);
  }
}
