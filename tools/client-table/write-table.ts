import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';
import { writeClientBundle } from '../../src/report/write-client-bundle.js';
import { type JudgedClient, judgePublished } from './judged-client.js';
import { publishedClients } from './published-clients.js';
import { renderTable } from './render-table.js';

// Judges every published client that can be had here and writes the page about them. Names as arguments narrow it down:
// then only the bundles are written, and a client that cannot be run is an error.
const names = process.argv.slice(2);
const chosen = publishedClients.filter(({ name }) => names.length === 0 || names.includes(name));
const judged: JudgedClient[] = [];
for (const client of chosen) {
  const one = await judgePublished(client);
  judged.push(one);
  if ('result' in one) {
    await writeClientBundle(
      join(packageRoot, 'node_modules', '.cache', 'seam-conformance', 'bundles', client.name),
      one.result,
    );
  }
  const line = 'result' in one ? `${one.result.report.target}: ${one.result.report.outcome}` : one.notRun;
  process.stdout.write(`${client.name}: ${line}\n`);
}
if (names.length > 0)
  process.exitCode = judged.length === names.length && judged.every((one) => 'result' in one) ? 0 : 3;
else {
  await mkdir(join(packageRoot, 'docs'), { recursive: true });
  await writeFile(join(packageRoot, 'docs', 'sdk-table.md'), renderTable(judged));
}
