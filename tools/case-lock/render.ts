import type { CaseLock, LockedCase, LockedGroup, LockedSet } from '../../src/model/requirement-set/case-lock.js';

const heading = `# Every case that was ever published. A case id is what its group begins with, a slash and its own line.
# A group names its level and the set since which it holds; a case names the set since which it counts and,
# where it counts no longer, why (duplicate, wrong, superseded) and the first set without it.
# Written by \`npm run lock\`, which adds lines and marks cases as retired. No line is changed by hand or taken out.`;

/** The text of a lock. */
export function renderCaseLock({ sets, groups }: CaseLock): string {
  return `${[heading, '', ...sets.map(setLine), ...groups.flatMap(groupLines)].join('\n')}\n`;
}

function setLine({ number, opened, digest }: LockedSet): string {
  return [`set ${number}`, opened, ...(digest === undefined ? [] : [digest])].join('  ');
}

function groupLines({ prefix, levels, cases }: LockedGroup): readonly string[] {
  return ['', `${prefix}  ${levels.map(({ level, since }) => `${level} ${since}`).join(', ')}`, ...cases.map(caseLine)];
}

function caseLine({ variant, since, retired }: LockedCase): string {
  return `  ${since}${retired === undefined ? '' : ` ${retired.as} ${retired.in}`}  ${variant}`;
}
