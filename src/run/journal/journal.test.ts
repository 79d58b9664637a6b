import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { journalFolder, openJournal, readJournals } from './journal.js';
import { sealOf } from './seal.js';

const thing = { kind: 'user_identity', key: 'conformance-1', owner: 'home' } as const;
const url = 'http://127.0.0.1:1';
const seal = sealOf('seam_test2bMS_94SrGUXuNR2JmJkjtvBQDg5c');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});

function opened() {
  const journal = openJournal(folder, 'run', url, '2030-01-01T00:00:00.000Z', seal);
  journal.locate('home', 'workspace-1');
  journal.intend(thing);
  return journal;
}

test('says where things were made, and what is perhaps there', () => {
  opened();
  const { journals, unreadable } = readJournals(folder, seal);
  expect(unreadable).toEqual([]);
  expect(journals).toMatchObject([{ url, workspaces: { home: 'workspace-1' }, left: [thing], isLiving: false }]);
});

test('goes on in a journal that was left', () => {
  opened().add({ ...thing, id: 'a' });
  const [left] = readJournals(folder, seal).journals;
  if (left === undefined) throw new Error('no journal');
  const inventory = left.goOn();
  expect(inventory.made).toEqual([{ ...thing, id: 'a' }]);
  inventory.removed(thing);
  expect(readJournals(folder, seal).journals[0]?.left).toEqual([]);
  inventory.close(true);
  expect(readJournals(folder, seal)).toEqual({ journals: [], unreadable: [] });
});

test('is written as a whole once its folder is gone', () => {
  const journal = opened();
  rmSync(join(folder, journalFolder), { recursive: true });
  journal.add({ ...thing, id: 'a' });
  expect(readJournals(folder, seal).journals[0]?.left).toEqual([{ ...thing, id: 'a' }]);
});

test('where nothing can be written, nothing more is made, and what was made is still known', () => {
  const journal = opened();
  rmSync(join(folder, journalFolder), { recursive: true });
  writeFileSync(join(folder, journalFolder), 'a file in the place of the folder');
  expect(() => journal.intend({ ...thing, key: 'conformance-2' })).toThrow();
  journal.add({ ...thing, id: 'a' });
  journal.removed(thing);
  expect(journal.made).toEqual([{ ...thing, id: 'a' }]);
});

test('a living run is told by its process', () => {
  const start = { at: 'start', url, startedAt: '2030-01-01T00:00:00.000Z', pid: process.ppid, workspaces: {} };
  write(`${JSON.stringify(start)}\n${JSON.stringify({ at: 'intent', thing })}\n`);
  expect(readJournals(folder, seal).journals[0]?.isLiving).toBe(true);
});

test.each(['', 'null\n', '{"at":"start","url":7}\n', '[]\n{"at":"made"}\n', '{"at":"start"'])(
  'a file that holds %j is named and not dropped',
  (text) => {
    write(text);
    expect(readJournals(folder, seal)).toMatchObject({
      journals: [],
      unreadable: [join(folder, journalFolder, 'other.jsonl')],
    });
  },
);

test('malformed lines among others are passed over, and the file stays', () => {
  opened();
  const [name = ''] = readdirSync(join(folder, journalFolder));
  const file = join(folder, journalFolder, name);
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace('\n', '\nnull\n{"at":"made","thing":{"kind":"house","key":"k","owner":"home"}}\n[#\n'),
  );
  expect(readJournals(folder, seal).journals).toMatchObject([
    { left: [thing], planted: [], unreadable: 3, isSealed: true },
  ]);
  // What nobody can read may name something.
  readJournals(folder, seal).journals[0]?.goOn().close(true);
  expect(readdirSync(join(folder, journalFolder))).toEqual([name]);
});

const start = JSON.stringify({ at: 'start', url, startedAt: 'then', pid: 0, workspaces: { home: 'workspace-1' } });
const made = JSON.stringify({ at: 'made', thing: { ...thing, id: 'somebody-elses' } });
const other = sealOf('seam_test2bMS_another_key');

test.each<readonly [string, readonly string[], boolean]>([
  ['without a seal', [start, made], false],
  ['with a made-up seal', [`${start} #${'0'.repeat(32)}`, `${made} #${'0'.repeat(32)}`], false],
  ['sealed by another key', [other.sealed(start, start), other.sealed(made, start)], false],
  ['one line among those of a run', [seal.sealed(start, start), made], true],
  ['a line of the journal of another target', [seal.sealed(start, start), seal.sealed(made, `${start} `)], true],
  ['an edited line', [seal.sealed(start, start), seal.sealed(made, start).replace('somebody', 'Somebody')], true],
  [
    'edited workspaces',
    [seal.sealed(start, start).replace('workspace-1', 'workspace-2'), seal.sealed(made, start)],
    false,
  ],
])('what a file names %s is nothing that a run has made', (_what, lines, isSealed) => {
  write(lines.map((line) => `${line}\n`).join(''));
  const [found] = readJournals(folder, seal).journals;
  expect(found).toMatchObject({ left: [], isSealed });
  expect(found?.planted).toHaveLength(1);
  found?.goOn().close(true);
  expect(readdirSync(join(folder, journalFolder))).toEqual(['other.jsonl']);
});

test('a line that says something was removed counts only where a run has written it', () => {
  opened();
  const [name = ''] = readdirSync(join(folder, journalFolder));
  appendFileSync(join(folder, journalFolder, name), `${JSON.stringify({ at: 'removed', thing })}\n`);
  expect(readJournals(folder, seal).journals).toMatchObject([{ left: [thing] }]);
});

test('a folder in the place of a file, and a file in the place of the folder, are named', () => {
  mkdirSync(join(folder, journalFolder, 'other.jsonl'), { recursive: true });
  expect(readJournals(folder, seal).unreadable).toHaveLength(1);
  rmSync(join(folder, journalFolder), { recursive: true });
  writeFileSync(join(folder, journalFolder), '');
  expect(readJournals(folder, seal).unreadable).toEqual([join(folder, journalFolder)]);
});

function write(text: string): void {
  mkdirSync(join(folder, journalFolder), { recursive: true });
  writeFileSync(join(folder, journalFolder, 'other.jsonl'), text);
}
