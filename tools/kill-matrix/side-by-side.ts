import { brokenSubjects, conformingSubjects, differencesSideBySide } from '../../fixtures/kill-matrix/side-by-side.js';

// All of them, or those whose names hold one of the words given.
const words = process.argv.slice(2);
const all = [...conformingSubjects, ...brokenSubjects];
const chosen = all.filter(({ subject }) => words.length === 0 || words.some((word) => subject.includes(word)));

let faulty = 0;
for (const one of chosen) {
  const differences = await differencesSideBySide(one);
  process.stdout.write(`${differences.length === 0 ? 'ok' : 'fault'}  ${one.subject}\n`);
  for (const difference of differences) process.stdout.write(`       ${difference}\n`);
  if (differences.length > 0) faulty += 1;
}
process.stdout.write(`${chosen.length} targets, each 1, 8 and 32 at a time: ${faulty} with other verdicts\n`);
process.exitCode = faulty > 0 || chosen.length === 0 ? 1 : 0;
