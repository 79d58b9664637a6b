import { excerpt } from '../ground/visible.js';
import { type Finding, isMismatch, sentenceOf } from '../model/finding.js';

/** A finding fit to be shown; what is no difference is all `where`. */
export interface ShownFinding {
  readonly where: string;
  readonly expected?: string;
  readonly actual?: string;
}

// Findings quote targets, which may answer with anything at any length.
const longest = 1000;

/** A finding, each of its parts on one line and cut where it is long. */
export function shownFinding(finding: Finding): ShownFinding {
  if (!isMismatch(finding)) return { where: shown(sentenceOf(finding)) };
  const { where, expected, received, note } = finding;
  return {
    where: shown(where),
    expected: shown(expected),
    actual: shown(note === undefined ? received : `${received}; ${note}`),
  };
}

/** A finding over several lines, Expected and Actual under one another. */
export function findingLines(finding: Finding): readonly string[] {
  const { where, expected, actual } = shownFinding(finding);
  if (expected === undefined || actual === undefined) return [where];
  return [where, `  Expected: ${expected}`, `  Actual:   ${actual}`];
}

function shown(text: string): string {
  return excerpt(text, longest).replace(/\s+/g, ' ');
}
