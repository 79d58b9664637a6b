import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';
import { UsageError } from '../../src/ground/usage-error.js';
import { filesAt, presentFiles } from './files.js';
import { entriesOf } from './registry.js';
import { renderChange, renderVendors, vendorBadge } from './render.js';

/** Verifies every vendor, and writes `docs/vendors.md` and the badges; with `--since <commit>`, prints what has changed. */
// By the day, so that the page of a day is always the same.
const now = new Date(new Date().toISOString().slice(0, 10));
const entries = entriesOf(presentFiles(), now.getTime());
const [flag, commit, ...more] = process.argv.slice(2);
let code = entries.some(({ problems }) => problems.length > 0) ? 1 : 0;
if (flag === '--since' && commit !== undefined && more.length === 0) {
  try {
    process.stdout.write(renderChange(entriesOf(filesAt(commit), now.getTime()), entries, now));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    code = 2;
  }
} else if (flag !== undefined) {
  console.error('usage: npm run vendors [-- --since <commit>]');
  code = 2;
} else {
  writeFileSync(join(packageRoot, 'docs', 'vendors.md'), renderVendors(entries, now));
  for (const { folder, certified } of entries) {
    if (certified) writeFileSync(join(packageRoot, 'vendors', folder, 'badge.svg'), vendorBadge(certified));
  }
}
for (const problem of entries.flatMap(({ problems }) => problems)) console.error(problem);
process.exitCode = code;
