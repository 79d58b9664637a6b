import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { packageRoot } from '../../src/ground/package-root.js';
import { writeClientBundle } from '../../src/report/write-client-bundle.js';
import { type JudgedClient, judgePublished, originOf } from './judged-client.js';
import { bundleFolder, keptRun } from './kept-run.js';
import { type PublishedClient, publishedClients } from './published-clients.js';
import { renderTable } from './render-table.js';

// Judges every published client that can be had here and writes the page about them. A client that is named is judged
// anew; any other one where its last bundle is not what the installed suite would write. A name that cannot be run is an
// error.
const names = process.argv.slice(2);
// Most of it is waiting.
const sideBySide = pLimit(3);

async function judgedOf(client: PublishedClient): Promise<JudgedClient> {
  const kept = names.includes(client.name) ? undefined : await keptRun(bundleFolder(client.name));
  if (kept) return { client, result: kept, origin: await originOf(client) };
  const judged = await judgePublished(client);
  if ('result' in judged) await writeClientBundle(bundleFolder(client.name), judged.result);
  return judged;
}

const judged = await Promise.all(
  publishedClients.map((client) =>
    sideBySide(async () => {
      const one = await judgedOf(client);
      const line = 'result' in one ? `${one.result.report.target}: ${one.result.report.outcome}` : one.notRun;
      process.stdout.write(`${client.name}: ${line}\n`);
      return one;
    }),
  ),
);
await mkdir(join(packageRoot, 'docs'), { recursive: true });
await writeFile(join(packageRoot, 'docs', 'sdk-table.md'), renderTable(judged));
const run = judged.flatMap((one) => ('result' in one ? [one.client.name] : []));
if (names.some((name) => !run.includes(name))) process.exitCode = 3;
