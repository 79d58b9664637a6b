import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocument } from '../../../src/model/contract/document.js';
import { run } from '../../client-table/tool.js';
import { publishedDocument, versions } from '../../fake-table/published-fake.js';
import { cacheFolder } from '../../kept-results.js';

/** By what Schemathesis judges. */
export const documentNames = ['published', 'strict'] as const;

/** Files with the documents: the published one cut down to the paths of the five operations, and that of this project. */
export async function writeDocuments(
  folder: string,
): Promise<Readonly<Record<(typeof documentNames)[number], string>>> {
  const strict = readDocument();
  const whole = await publishedDocument(await installTypes());
  const paths = Object.fromEntries(Object.keys(strict.paths).map((path) => [path, whole.paths[path]]));
  const missing = Object.keys(paths).filter((path) => paths[path] === undefined);
  if (missing.length > 0) throw new Error(`the published document has no ${missing.join(', ')}`);
  const files = { published: join(folder, 'published.json'), strict: join(folder, 'strict.json') };
  await writeFile(files.published, JSON.stringify({ ...whole, paths }));
  await writeFile(files.strict, JSON.stringify(strict));
  return files;
}

async function installTypes(): Promise<string> {
  const folder = join(cacheFolder, `types-${versions.types}`);
  if (existsSync(join(folder, 'node_modules', '@seamapi', 'types', 'connect.js'))) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  await run(
    folder,
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    `@seamapi/types@${versions.types}`,
  );
  return folder;
}
