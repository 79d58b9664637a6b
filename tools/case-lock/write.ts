import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { caseLockFile, type Retirement, readCaseLock, retirements } from '../../src/model/requirement-set/case-lock.js';
import { currentCases } from './current-cases.js';
import { renderCaseLock } from './render.js';
import { updated, withNextSet } from './update.js';

/** Writes `spec/cases.lock` from the present suite, and exits with 1 where that would change or lose something. */
const flags = new Command('npm run lock --')
  .description('lock the cases of the present suite')
  .addOption(new Option('--retire <reason>', 'mark the cases that are gone, for this reason').choices(retirements))
  .option('--open-set', 'close the current set first, and open the next one')
  .parse()
  .opts<{ readonly retire?: Retirement; readonly openSet?: true }>();

const known = readCaseLock();
const today = new Date().toISOString().slice(0, 10);
const { lock, added, retired, relevelled, problems } = updated(
  flags.openSet === true ? withNextSet(known, today) : known,
  currentCases(),
  flags.retire,
);
if (problems.length === 0) writeFileSync(caseLockFile, renderCaseLock(lock));
for (const problem of problems) console.error(problem);
for (const prefix of relevelled) console.log(`another level: ${prefix}`);
if (problems.length > 0) {
  console.error(`nothing is written; cases that are gone: npm run lock -- --retire ${retirements.join('|')}`);
} else {
  console.log(`${added.length} cases added, ${retired.length} retired, set ${lock.sets.at(-1)?.number} is current`);
}
process.exitCode = problems.length === 0 ? 0 : 1;
