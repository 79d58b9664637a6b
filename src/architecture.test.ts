import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from './ground/package-root.js';

/** Every room, from the ground up: a file imports its own room and those before it. */
const rooms = [
  'spec',
  'src/ground',
  'src/model',
  'suites',
  'src/judge',
  'src/run',
  'src/gate',
  'src/bundle',
  'fixtures',
  'src/clients',
  'src/report',
  'src/certificate',
  'src/cli',
  'src',
  'examples',
  'fixtures/kill-matrix',
  'fixtures/mutant-clients',
  'tools',
  'drivers',
];
const byDepth = rooms.toSorted((one, other) => other.length - one.length);

const files = [...new Set(rooms.map((room) => room.replace(/\/.*/, '')))]
  .flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !/\.test(?:-support)?\.ts$/.test(file));

function roomOf(file: string): string | undefined {
  return byDepth.find((room) => file.startsWith(`${room}/`));
}

function importsOf(file: string, text = readFileSync(join(packageRoot, file), 'utf8')): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)).replaceAll('\\', '/'),
  );
}

function upwardImports(file: string, text?: string): readonly string[] {
  const height = (path: string) => rooms.indexOf(roomOf(path) ?? '');
  return importsOf(file, text)
    .filter((path) => height(path) > height(file))
    .map((path) => `${file} imports ${path}`);
}

test('every file stands in a room', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
});

test('no file imports upwards', () => {
  expect(files.flatMap((file) => upwardImports(file))).toEqual([]);
});

test('an import upwards is seen', () => {
  const text = "import { writeRendered } from '../report/write-rendered.js';\n";
  expect(upwardImports('src/run/run.ts', text)).toEqual(['src/run/run.ts imports src/report/write-rendered.js']);
});

test('judgement and transport are strangers, and judgement does no I/O', () => {
  const judging = files.filter((file) => file.startsWith('src/judge/'));
  expect(judging.flatMap((file) => importsOf(file)).filter((path) => path.startsWith('src/run/'))).toEqual([]);
  const sending = files.filter((file) => file.startsWith('src/run/transport/'));
  expect(sending.flatMap((file) => importsOf(file)).filter((path) => path.startsWith('src/judge/'))).toEqual([]);
  for (const file of judging) {
    const text = readFileSync(join(packageRoot, file), 'utf8');
    expect(text, file).not.toMatch(/from 'node:|Math\.random|Date\.now|new Date\(\)|performance\.now/);
  }
});

test('the suites see the contract and the nouns, and know nothing of vitest', () => {
  for (const file of files.filter((one) => one.startsWith('suites/'))) {
    expect(readFileSync(join(packageRoot, file), 'utf8'), file).not.toContain("'vitest'");
  }
});
