import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { packageRoot } from './ground/package-root.js';

const execute = promisify(execFile);
const notSource = new Set(['node_modules', 'dist', '.git', '.seam-conformance', 'seam-conformance-report']);

/** Packs what is in a folder as it was built, and says what npm computed over it. */
async function packed(folder: string): Promise<{ readonly integrity: string; readonly files: readonly string[] }> {
  const target = mkdtempSync(join(tmpdir(), 'seam-conformance-pack-'));
  const { stdout } = await execute('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', target], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  const [{ integrity, files }] = JSON.parse(stdout);
  return { integrity, files: files.map(({ path }: { readonly path: string }) => path) };
}

test('the package is the same, byte for byte, from another folder and at another time', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'seam-conformance-copy-'));
  cpSync(packageRoot, copy, {
    recursive: true,
    filter: (path) =>
      !relative(packageRoot, path)
        .split(/[\\/]/)
        .some((part) => notSource.has(part)),
  });
  symlinkSync(join(packageRoot, 'node_modules'), join(copy, 'node_modules'));
  utimesSync(join(copy, 'package.json'), new Date(2001, 1, 1), new Date(2001, 1, 1));
  await execute('npm', ['run', 'build'], { cwd: copy, maxBuffer: 64 * 1024 * 1024 });
  const [here, there] = [await packed(packageRoot), await packed(copy)];
  expect(there.files).toEqual(here.files);
  expect(there.integrity).toBe(here.integrity);
  expect(here.files).toEqual(expect.arrayContaining(['spec/cases.lock', 'spec/openapi.yaml', 'docs/sources.md']));
  // What a page of the package links to is in the package.
  for (const page of here.files.filter((file) => file.endsWith('.md'))) {
    const text = readFileSync(join(packageRoot, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)) {
      const file = join(dirname(page), link);
      expect(
        here.files.some((one) => one === file || one.startsWith(`${file.replace(/\/$/, '')}/`)),
        `${page} links to ${link}`,
      ).toBe(true);
    }
  }
});
