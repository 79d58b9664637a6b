import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { requireWritableFolder } from '../../ground/writable-folder.js';
import type { Owner } from '../world/hooked.js';
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
  | ({ readonly at: 'start'; readonly url: string; readonly startedAt: string; readonly pid: number } & Located)
  | { readonly at: 'intent' | 'made' | 'removed'; readonly thing: MadeThing };

/** The workspaces that things are made in, as far as the target told. */
interface Located {
  readonly workspaces: Readonly<Partial<Record<Owner, string>>>;
}

/** What a run has made and not removed. */
export interface JournalContents extends Located {
  readonly file: string;
  readonly url: string;
  readonly startedAt: string;
  /** Whether the run that writes it goes on. */
  readonly isLiving: boolean;
  /** Made, or perhaps made: one that is only intended has no id. */
  readonly left: readonly MadeThing[];
}

/** The journals below a folder. */
export interface Journals {
  readonly journals: readonly JournalContents[];
  /** Files that cannot be read, and may name things that are still there. */
  readonly unreadable: readonly string[];
}

/**
 * An inventory that is on disk before anything is made, so that a run that ends at any moment can be cleaned up after.
 * Each line is written at once; the file is created with the first one. Where nothing can be written any more, nothing
 * more is made, and what was made is still removed.
 */
export function openJournal(
  folder: string,
  name: string,
  url: string,
  startedAt: string,
): Inventory & { readonly file: string } {
  const file = join(folder, journalFolder, `${name}.jsonl`);
  const workspaces: Partial<Record<Owner, string>> = {};
  return journaling(file, [], () => ({ at: 'start', url, startedAt, pid: process.pid, workspaces }), workspaces);
}

/** The inventory of a journal that an earlier run left, which goes on being written. */
export function reopenJournal({ file, left }: JournalContents): Inventory {
  return journaling(file, left, undefined, {});
}

function journaling(
  file: string,
  before: readonly MadeThing[],
  start: (() => Line) | undefined,
  workspaces: Partial<Record<Owner, string>>,
): Inventory & { readonly file: string } {
  const made: MadeThing[] = [...before];
  const lines: Line[] = [];
  let isStarted = start === undefined;
  const write = (line: Line) => {
    if (!isStarted && start !== undefined) lines.push(start());
    lines.push(line);
    // Someone may have removed the folder, and what it held, in the meantime.
    const isWhole = isStarted && (start === undefined || existsSync(file));
    const pending = isWhole ? [line] : lines;
    isStarted = true;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, pending.map((one) => `${JSON.stringify(one)}\n`).join(''));
  };
  const note = (line: Line) => {
    try {
      write(line);
    } catch {
      // What is made is known in memory, from which it is removed.
    }
  };
  return {
    file,
    made,
    locate(owner, workspace) {
      workspaces[owner] = workspace;
    },
    intend: (thing) => write({ at: 'intent', thing }),
    add(thing) {
      made.push(thing);
      note({ at: 'made', thing });
    },
    removed: (thing) => note({ at: 'removed', thing }),
    close(isClean) {
      if (isStarted && isClean) rmSync(file, { force: true });
    },
  };
}

/** The journals below a folder that have something left, the oldest first. A line cut short by a crash is left out. */
export function readJournals(folder: string): Journals {
  const journals = join(folder, journalFolder);
  if (!existsSync(journals)) return { journals: [], unreadable: [] };
  const files = readdirSync(journals)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(journals, name));
  const read = files.map((file) => ({ file, contents: readJournal(file) }));
  return {
    journals: read.flatMap(({ contents }) => contents ?? []),
    unreadable: read.filter(({ contents }) => contents === undefined).map(({ file }) => file),
  };
}

function readJournal(file: string): JournalContents | undefined {
  const lines = textOf(file).split('\n').flatMap(parsed);
  const start = lines.find((line) => line.at === 'start');
  if (start === undefined || start.at !== 'start') return undefined;
  const left = new Map<string, MadeThing>();
  for (const line of lines) {
    if (line.at === 'start') continue;
    if (line.at === 'removed') left.delete(line.thing.key);
    else left.set(line.thing.key, line.thing);
  }
  const { url, startedAt, pid, workspaces = {} } = start;
  return { file, url, startedAt, workspaces, isLiving: isLiving(pid), left: [...left.values()] };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isLiving(pid: unknown): boolean {
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Someone else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function parsed(line: string): Line[] {
  try {
    const value: unknown = JSON.parse(line);
    return isLine(value) ? [value] : [];
  } catch {
    return [];
  }
}

function isLine(value: unknown): value is Line {
  const { at, url, startedAt, thing } = Object(value);
  if (at === 'start') return typeof url === 'string' && URL.canParse(url) && typeof startedAt === 'string';
  const { kind, key, owner, id, of } = Object(thing);
  return (
    ['intent', 'made', 'removed'].includes(at) &&
    ['user_identity', 'acs_user'].includes(kind) &&
    ['home', 'other'].includes(owner) &&
    typeof key === 'string' &&
    [id, of].every((one) => one === undefined || typeof one === 'string')
  );
}
