import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { globPattern } from '../../src/ground/glob-pattern.js';
import { packageRoot, suiteVersion } from '../../src/ground/package-root.js';
import { defaults } from '../../src/run/settings.js';
import { keptResults } from '../kept-results.js';
import { type BenchFigures, renderPerformance } from './page.js';
import { parts, roundsAtATime } from './parts.js';
import { medians } from './rounds.js';

// Prints the page about performance, and writes it where every part was measured. `--rounds` says how often each part is
// measured, `--only` which ones, as a glob; with `--continue`, what an interrupted bench has measured is not measured again.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '*' },
    continue: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const isMeant = globPattern(values.only);
const chosen = Object.entries(parts).filter(([name]) => isMeant.test(name));
if (!Number.isInteger(rounds) || rounds < 1 || chosen.length === 0) {
  process.stderr.write(`--rounds is a whole number from 1, and --only one of: ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}
const kept = keptResults(`bench-${suiteVersion}`, values.continue);
// Later it would count the bench itself.
const load = loadavg()[0] ?? 0;

const figures: Record<string, BenchFigures['parts'][string]> = {};
for (const [name, measure] of chosen) {
  const limit = pLimit(roundsAtATime(name));
  const measured = Array.from({ length: rounds }, (_, round) =>
    limit(() => kept.once(`${name}/${round + 1}`, measure)),
  );
  figures[name] = medians(await Promise.all(measured));
  process.stdout.write(`${name}: ${JSON.stringify(figures[name])}\n`);
}

if (chosen.length === Object.keys(parts).length) {
  const page = renderPerformance({
    rounds,
    concurrency: defaults.concurrency,
    suiteVersion,
    node: process.version,
    cores: availableParallelism(),
    day: new Date().toISOString().slice(0, 10),
    load,
    parts: figures,
  });
  writeFileSync(join(packageRoot, 'docs', 'performance.md'), page);
  process.stdout.write(page);
}
