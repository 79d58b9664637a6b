import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/ground/package-root.js';
import { judgeFake } from './judged-fake.js';
import { installFake } from './published-fake.js';
import { renderFakeTable } from './render-fake-table.js';

/** Writes `docs/fake-table.md` from fresh runs. */
const fake = await installFake();
try {
  const judged = await judgeFake(fake);
  writeFileSync(join(packageRoot, 'docs', 'fake-table.md'), renderFakeTable(judged));
  for (const { profile, durationMs, exchanges } of judged.results) {
    process.stdout.write(`${profile}: ${exchanges.length} requests in ${(durationMs / 1000).toFixed(1)} s\n`);
  }
  process.stdout.write(`largest memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
} finally {
  fake.remove();
}
