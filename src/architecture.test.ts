import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from './package-root.js';

/** What the code of a folder may import, beside itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  spec: [],
  suites: ['spec', 'src/experiment', 'src/contract'],
  'src/contract': ['src'],
  'src/experiment': ['spec', 'src/contract'],
  'src/judge': ['spec', 'src/experiment', 'src/contract'],
  'src/transport': ['src/experiment', 'src'],
  'src/world': ['spec', 'src/contract', 'src/experiment', 'src'],
  'src/evidence': ['spec', 'src/experiment', 'src/world'],
};
const onlyForRuns = ['src/transport', 'src/world'];

const files = ['spec', 'suites', 'fixtures', 'src']
  .flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !/\.test(?:-support)?\.ts$/.test(file));

function folderOf(file: string): string {
  const [top = '', inner = '', ...rest] = file.split('/');
  return top === 'src' && rest.length > 0 ? `${top}/${inner}` : top;
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(packageRoot, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)).replaceAll('\\', '/'),
  );
}

test('no file imports upwards', () => {
  expect(files.length).toBeGreaterThan(100);
  const upward = files.flatMap((file) => {
    const folder = folderOf(file);
    const permitted = allowed[folder];
    if (!permitted) return [];
    return importsOf(file)
      .filter((path) => folderOf(path) !== folder && !permitted.includes(folderOf(path)))
      .map((path) => `${file} imports ${path}`);
  });
  expect(upward).toEqual([]);
});

test('reports never see a transport, and judgement does no I/O', () => {
  const reports = files.filter((file) => folderOf(file) === 'src/report' && !file.endsWith('from-run.ts'));
  const wrong = reports.flatMap((file) =>
    importsOf(file)
      .filter((path) => onlyForRuns.includes(folderOf(path)) || path.startsWith('src/run/run'))
      .map((path) => `${file} imports ${path}`),
  );
  expect(wrong).toEqual([]);
  for (const file of files.filter((one) => folderOf(one) === 'src/judge')) {
    const text = readFileSync(join(packageRoot, file), 'utf8');
    expect(text, file).not.toMatch(/from 'node:|Math\.random|Date\.now|new Date\(\)|performance\.now/);
  }
});

test('the suites know nothing of vitest', () => {
  for (const file of files.filter((one) => one.startsWith('suites/'))) {
    expect(readFileSync(join(packageRoot, file), 'utf8'), file).not.toContain("'vitest'");
  }
});
