import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireWritableFolder } from '../../ground/writable-folder.js';
import type { Inventory, MadeThing } from '../world/inventory.js';

/** Where the journals of unfinished runs lie, below the working folder. */
export const journalFolder = '.seam-conformance';

/** Throws a UsageError where no journal could be kept below the folder, before anything is made. */
export function requireWritableJournal(folder: string): void {
  requireWritableFolder(
    join(folder, journalFolder),
    'the journal of what the run makes',
    'Start the suite in a folder that can be written to, or use --profile safe, which makes nothing.',
  );
}

/** One line of a journal: where things are made, what is about to be made, or what was made or removed. */
type Line =
  | { readonly at: 'start'; readonly url: string; readonly startedAt: string }
  | { readonly at: 'intent' | 'made' | 'removed'; readonly thing: MadeThing };

/** What a run has made and not removed. */
export interface JournalContents {
  readonly file: string;
  readonly url: string;
  readonly startedAt: string;
  /** Made, or perhaps made: one that is only intended has no id. */
  readonly left: readonly MadeThing[];
}

/**
 * An inventory that is on disk before anything is made, so that a run that ends at any moment can be cleaned up after.
 * Each line is written at once; the file is created with the first one.
 */
export function openJournal(
  folder: string,
  name: string,
  url: string,
  startedAt: string,
): Inventory & { readonly file: string } {
  const file = join(folder, journalFolder, `${name}.jsonl`);

  const made: MadeThing[] = [];
  let isStarted = false;
  const write = (line: Line) => {
    if (!isStarted) {
      mkdirSync(join(folder, journalFolder), { recursive: true });
      isStarted = true;
      write({ at: 'start', url, startedAt });
    }
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  return {
    file,
    made,
    intend: (thing) => write({ at: 'intent', thing }),
    add(thing) {
      made.push(thing);
      write({ at: 'made', thing });
    },
    removed: (thing) => write({ at: 'removed', thing }),
    close(isClean) {
      if (isStarted && isClean) rmSync(file, { force: true });
    },
  };
}

/** The journals below a folder that have something left, the oldest first. A line cut short by a crash is left out. */
export function readJournals(folder: string): readonly JournalContents[] {
  const journals = join(folder, journalFolder);
  if (!existsSync(journals)) return [];
  return readdirSync(journals)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => readJournal(join(journals, name)))
    .filter((contents) => contents !== undefined);
}

function readJournal(file: string): JournalContents | undefined {
  const lines = readFileSync(file, 'utf8').split('\n').flatMap(parsed);
  const start = lines.find((line) => line.at === 'start');
  if (start === undefined || start.at !== 'start') return undefined;
  const left = new Map<string, MadeThing>();
  for (const line of lines) {
    if (line.at === 'start') continue;
    if (line.at === 'removed') left.delete(line.thing.key);
    else left.set(line.thing.key, line.thing);
  }
  return { file, url: start.url, startedAt: start.startedAt, left: [...left.values()] };
}

function parsed(line: string): Line[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
