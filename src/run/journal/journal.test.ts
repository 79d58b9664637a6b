import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { journalFolder, openJournal, readJournals, reopenJournal } from './journal.js';

const thing = { kind: 'user_identity', key: 'conformance-1', owner: 'home' } as const;
const url = 'http://127.0.0.1:1';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});

function opened() {
  const journal = openJournal(folder, 'run', url, '2030-01-01T00:00:00.000Z');
  journal.locate('home', 'workspace-1');
  journal.intend(thing);
  return journal;
}

test('says where things were made, and what is perhaps there', () => {
  opened();
  const { journals, unreadable } = readJournals(folder);
  expect(unreadable).toEqual([]);
  expect(journals).toMatchObject([{ url, workspaces: { home: 'workspace-1' }, left: [thing], isLiving: false }]);
});

test('goes on in a journal that was left', () => {
  opened().add({ ...thing, id: 'a' });
  const [left] = readJournals(folder).journals;
  if (left === undefined) throw new Error('no journal');
  const inventory = reopenJournal(left);
  expect(inventory.made).toEqual([{ ...thing, id: 'a' }]);
  inventory.removed(thing);
  expect(readJournals(folder).journals[0]?.left).toEqual([]);
  inventory.close(true);
  expect(readJournals(folder)).toEqual({ journals: [], unreadable: [] });
});

test('is written as a whole once its folder is gone', () => {
  const journal = opened();
  rmSync(join(folder, journalFolder), { recursive: true });
  journal.add({ ...thing, id: 'a' });
  expect(readJournals(folder).journals[0]?.left).toEqual([{ ...thing, id: 'a' }]);
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
  expect(readJournals(folder).journals[0]?.isLiving).toBe(true);
});

test.each(['', 'null\n', '{"at":"start","url":7}\n', '[]\n{"at":"made"}\n', '{"at":"start"'])(
  'a file that holds %j is named and not dropped',
  (text) => {
    write(text);
    expect(readJournals(folder)).toMatchObject({
      journals: [],
      unreadable: [join(folder, journalFolder, 'other.jsonl')],
    });
  },
);

test('malformed lines among others are passed over', () => {
  opened();
  const start = { at: 'start', url, startedAt: 'then', pid: 0 };
  write(
    `${JSON.stringify(start)}\nnull\n{"at":"made","thing":{"kind":"house","key":"k","owner":"home"}}\n{"at":"intent"}\n`,
  );
  expect(readJournals(folder).journals.map(({ left }) => left)).toContainEqual([]);
});

function write(text: string): void {
  mkdirSync(join(folder, journalFolder), { recursive: true });
  writeFileSync(join(folder, journalFolder, 'other.jsonl'), text);
}
