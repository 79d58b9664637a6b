import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recorded } from '../bundle/recorded.js';
import { report, verdict } from '../report/sample.test-support.js';
import { folderOfPart, replacedText } from './output-folder.js';

const earlier = report([verdict()], { target: 'http://127.0.0.1:4010', startedAt: '2026-01-02T03:04:05.000Z' });
const folder = mkdtempSync(join(tmpdir(), 'replaced-'));
writeFileSync(join(folder, 'report.json'), JSON.stringify(recorded(earlier)));

test.each([
  ['the same target again', { startedAt: '2026-01-02T04:00:00.000Z', target: 'http://127.0.0.1:4011' }, undefined],
  ['a run that went on at the same time', { startedAt: '2026-01-02T03:04:05.500Z' }, 'at the same time'],
  [
    'another target',
    { startedAt: '2026-01-02T04:00:00.000Z', target: 'https://b.example' },
    'of 2026-01-02T03:04:05.000Z',
  ],
  ['another profile', { startedAt: '2026-01-02T04:00:00.000Z', profile: 'full' as const }, 'profile core, of'],
])('what is replaced is told: %s', async (_title, given, told) => {
  const text = await replacedText(folder, { ...earlier, ...given });
  if (told === undefined) expect(text).toBeUndefined();
  else expect(text).toContain(told);
});

test('an empty folder and one that holds no bundle are no news', async () => {
  expect(await replacedText(mkdtempSync(join(tmpdir(), 'empty-')), earlier)).toBeUndefined();
});

test('a part of a run goes beside the bundle of a whole one, and never over it', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'part-'));
  const notes: string[] = [];
  const part = { cwd, note: (text: string) => notes.push(text) };
  expect(await folderOfPart(folder, { ...part, isNamed: false })).toBe(join(cwd, 'seam-conformance-again'));
  expect(notes).toEqual([expect.stringContaining('goes to seam-conformance-again')]);
  await expect(folderOfPart(folder, { ...part, isNamed: true })).rejects.toThrow('which a part of one never replaces');
});

test('a part of a run replaces another part', async () => {
  const part = mkdtempSync(join(tmpdir(), 'part-'));
  writeFileSync(join(part, 'report.json'), JSON.stringify(recorded({ ...earlier, isPartial: true })));
  expect(await folderOfPart(part, { cwd: part, isNamed: true, note: () => {} })).toBe(part);
});
