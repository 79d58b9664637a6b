import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { selectionFrom } from '../cli/selection-from.js';
import { exchange, report, verdict, violation } from '../report/sample.test-support.js';
import { openBundle, readBundle, readFiles, readReport } from './read-bundle.js';
import { recorded } from './recorded.js';
import { writeBundle } from './write-bundle.js';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seam-conformance-read-'));
  const contents = { report: report([violation(), verdict({ case: 'a/void.json/x' })]), exchanges: [exchange()] };
  await writeBundle(folder, contents, (text) => text);
});

test('what was written is read as it was', async () => {
  const { report: read, exchanges } = await readBundle(folder, 'mine');
  expect(read).toEqual(report([violation(), verdict({ case: 'a/void.json/x' })]));
  expect(exchanges).toEqual([exchange()]);
  expect(await selectionFrom({ failed: folder }, '/')).toEqual({ cases: new Set([violation().case]) });
});

const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const good = JSON.stringify(recorded(report([])));

describe.each<[string, string, RegExp]>([
  ['of something else', '{"verdicts":{}}', /no bundle of this suite: report\.json: .*suite: it is missing/],
  [
    'whose verdicts are something else',
    good.replace('"verdicts":[]', '"verdicts":[7]'),
    /verdicts\.0: expected Object, received 7/,
  ],
  ['that is a list', '[]', /report\.json: .*the document: expected object, received array/],
  ['that is empty', '', /report\.json: expected JSON, the file is empty/],
  ['that is cut off', good.slice(0, 40), /report\.json: expected JSON, it is cut off or damaged/],
  ['with CR LF', crlf(`${good}\n`), /report\.json: expected line ends of LF, received CR LF; .*core\.autocrlf/],
])('a report.json %s', (_name, text, message) => {
  beforeEach(() => writeFileSync(join(folder, 'report.json'), text));

  test('is named by whoever reads the folder, in one sentence', async () => {
    for (const read of [
      () => readBundle(folder, 'mine'),
      () => readReport(folder, 'mine'),
      () => selectionFrom({ failed: folder }, '/'),
    ]) {
      const error = await read().then(
        () => undefined,
        (reason: Error) => reason,
      );
      expect(error?.constructor.name).toBe('UsageError');
      expect(error?.message).toMatch(message);
      expect(error?.message).not.toContain('\n');
    }
  });

  test('is a problem of the bundle', async () => {
    const { bundle, problems } = openBundle(await readFiles(folder));
    expect(bundle).toBeUndefined();
    expect(problems[0]).toMatch(/^report\.json: expected/);
  });
});

test('a folder that is not there is named as it was given', async () => {
  await expect(readBundle(join(folder, 'nowhere'), 'nowhere')).rejects.toThrow('nowhere holds no readable report.json');
});
