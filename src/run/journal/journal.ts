import { appendFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolders } from '../../ground/folders.js';
import { regularFileText } from '../../ground/regular-file.js';
import { requireWritableFolder } from '../../ground/writable-folder.js';
import type { Owner } from '../world/hooked.js';
import type { Inventory, MadeThing } from '../world/inventory.js';
import { type Seal, withoutMark } from './seal.js';

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
  /** Things that stand in it without a run having written them there. */
  readonly planted: readonly MadeThing[];
  /** How many of its lines nobody can read, but for a last one that a crash has cut short. */
  readonly unreadable: number;
  /** Whether its first line, and with it where things were made, was written by a run with the credential that is lent. */
  readonly isSealed: boolean;
  readonly goOn: () => Inventory;
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
  seal: Seal,
): Inventory & { readonly file: string } {
  const file = join(folder, journalFolder, `${name}.jsonl`);
  const workspaces: Partial<Record<Owner, string>> = {};
  const start = () => JSON.stringify({ at: 'start', url, startedAt, pid: process.pid, workspaces } satisfies Line);
  return journaling({ file, before: [], start, workspaces, seal });
}

function journaling({
  file,
  before,
  start,
  workspaces = {},
  seal,
  isKept = false,
}: {
  readonly file: string;
  readonly before: readonly MadeThing[];
  /** Makes the first line of a journal that is not there yet; that line where it is. */
  readonly start: (() => string) | string;
  readonly workspaces?: Partial<Record<Owner, string>>;
  readonly seal: Seal;
  /** Whether it also names what no run has written there, and stays therefore. */
  readonly isKept?: boolean;
}): Inventory & { readonly file: string } {
  const made: MadeThing[] = [...before];
  const lines: string[] = [];
  let first = typeof start === 'string' ? start : undefined;
  const write = (line: Line) => {
    const isBegun = first !== undefined;
    first ??= typeof start === 'string' ? start : start();
    if (!isBegun) lines.push(seal.sealed(first, first));
    const sealed = seal.sealed(JSON.stringify(line), first);
    lines.push(sealed);
    // Someone may have removed the folder, and what it held, in the meantime.
    const isWhole = isBegun && (typeof start === 'string' || existsSync(file));
    if (!isWhole) makeFolders(dirname(file));
    appendFileSync(file, (isWhole ? [sealed] : lines).map((one) => `${one}\n`).join(''));
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
      if (first !== undefined && isClean && !isKept) rmSync(file, { force: true });
    },
  };
}

/**
 * The journals below a folder that have something left, the oldest first. A line cut short by a crash is left out.
 * @param seal that of the credential that is lent.
 */
export function readJournals(folder: string, seal: Seal): Journals {
  const journals = join(folder, journalFolder);
  if (!existsSync(journals)) return { journals: [], unreadable: [] };
  if (!statSync(journals).isDirectory()) return { journals: [], unreadable: [journals] };
  const files = readdirSync(journals)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(journals, name));
  const read = files.map((file) => ({ file, contents: readJournal(file, seal) }));
  return {
    journals: read.flatMap(({ contents }) => contents ?? []),
    unreadable: read.filter(({ contents }) => contents === undefined).map(({ file }) => file),
  };
}

function readJournal(file: string, seal: Seal): JournalContents | undefined {
  const texts = textOf(file).split('\n');
  const first = texts.find((text) => parsed(withoutMark(text))?.at === 'start');
  const start = parsed(withoutMark(first ?? ''));
  if (first === undefined || start?.at !== 'start') return undefined;
  const left = new Map<string, MadeThing>();
  const planted = new Map<string, MadeThing>();
  let unreadable = 0;
  for (const [index, text] of texts.entries()) {
    const line = parsed(withoutMark(text));
    if (line === undefined && text !== '' && index < texts.length - 1) unreadable += 1;
    if (line === undefined || line.at === 'start') continue;
    const isOwn = seal.opened(text, withoutMark(first)) !== undefined;
    if (line.at === 'removed') (isOwn ? left : planted).delete(line.thing.key);
    else (isOwn ? left : planted).set(line.thing.key, line.thing);
  }
  const { url, startedAt, pid, workspaces = {} } = start;
  const things = [...left.values()];
  return {
    file,
    url,
    startedAt,
    workspaces,
    isLiving: isLiving(pid),
    left: things,
    planted: [...planted.values()],
    unreadable,
    isSealed: seal.opened(first) !== undefined,
    goOn: () =>
      journaling({ file, before: things, start: withoutMark(first), seal, isKept: planted.size + unreadable > 0 }),
  };
}

function textOf(file: string): string {
  try {
    return regularFileText(file);
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

function parsed(line: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isLine(value) ? value : undefined;
  } catch {
    return undefined;
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
