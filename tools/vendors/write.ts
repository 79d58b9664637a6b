import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';
import { filesAt, presentFiles } from './files.js';
import { entriesOf } from './registry.js';
import { renderChange, renderVendors, vendorBadge } from './render.js';

/** Verifies every vendor, and writes `docs/vendors.md` and the badges; with `--since <commit>`, prints what has changed. */
// By the day, so that the page of a day is always the same.
const now = new Date(new Date().toISOString().slice(0, 10));
const entries = entriesOf(presentFiles(), now.getTime());
const [flag, commit] = process.argv.slice(2);
if (flag === '--since' && commit !== undefined) {
  process.stdout.write(renderChange(entriesOf(filesAt(commit), now.getTime()), entries, now));
} else {
  writeFileSync(join(packageRoot, 'docs', 'vendors.md'), renderVendors(entries, now));
  for (const { folder, certified } of entries) {
    if (certified) writeFileSync(join(packageRoot, 'vendors', folder, 'badge.svg'), vendorBadge(certified));
  }
}
for (const problem of entries.flatMap(({ problems }) => problems)) console.error(problem);
process.exitCode = entries.some(({ problems }) => problems.length > 0) ? 1 : 0;
