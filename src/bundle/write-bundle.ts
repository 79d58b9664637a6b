import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFolders } from '../ground/folders.js';
import { removeFile } from '../ground/regular-file.js';
import { writtenPieces } from '../ground/written-json.js';
import type { Exchange } from '../model/exchange.js';
import { harText } from '../model/har.js';
import { recorded } from './recorded.js';
import type { Report } from './report.js';
import type { WorldRecord } from './world-record.js';

const writtenAtOnce = 64 * 1024;

/** What is written to a bundle. */
export interface BundleContents {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  /** Absent for runs whose requests were not built by the suite. */
  readonly world?: WorldRecord;
  /** Stands for the target in the evidence where the report's target is no URL. */
  readonly origin?: string;
  /** Files beside the report and the evidence, by name; each text is made when it is written, piece by piece. */
  readonly further?: readonly (readonly [name: string, pieces: () => Iterable<string>])[];
}

/**
 * Writes the folder of a run: the report, the evidence and what else it holds. Resolves to the names of the files.
 * @param redact takes every live secret out of a text; each file goes through it last of all.
 */
export async function writeBundle(
  folder: string,
  { report, exchanges, world, origin, further = [] }: BundleContents,
  redact: (text: string) => string,
): Promise<readonly string[]> {
  makeFolders(folder);
  // Each text is made when it is written, so that none of them is in memory as a whole.
  const files: [string, () => Iterable<string>][] = [
    ['report.json', () => writtenPieces(recorded(report))],
    ['exchanges.har', () => harText(exchanges, origin ?? report.target, report.suite.version)],
    ...(world === undefined
      ? []
      : [['world.json', () => writtenPieces(world)] satisfies [string, () => Iterable<string>]]),
    ...further.map(([name, pieces]): [string, () => Iterable<string>] => [name, pieces]),
  ];
  for (const [name, text] of files) {
    // A link or a pipe of that name would lead elsewhere.
    await removeFile(join(folder, name));
    await pipeline(Readable.from(gathered(redacted(text(), redact))), createWriteStream(join(folder, name))).catch(
      (error: NodeJS.ErrnoException) => {
        // A disk that is full does not say which file it has no space for.
        throw error.syscall === 'write' ? Object.assign(error, { path: join(folder, name) }) : error;
      },
    );
  }
  return files.map(([name]) => name);
}

// A write for each line would cost more than what it writes.
function* gathered(pieces: Iterable<string>): Iterable<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < writtenAtOnce) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function* redacted(pieces: Iterable<string>, redact: (text: string) => string): Iterable<string> {
  for (const piece of pieces) yield redact(piece);
}
