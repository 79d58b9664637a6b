import type { Level } from '../../../spec/levels.js';
import type { Outcome, Verdict } from '../../model/verdict.js';

/** An outcome as the page shows it: a sign for the eye, a word for everybody, a tone for the style sheet. */
export interface Mark {
  readonly sign: string;
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'warning' | 'notice' | 'muted';
}

const signs: Readonly<Record<Outcome, string>> = { pass: '✔', fail: '✗', inconclusive: '?', inapplicable: '–' };

/** The mark of an outcome at a level: only a MUST makes a failure bad. */
export function markOf(outcome: Outcome, level: Level): Mark {
  return { sign: signs[outcome], word: outcome, tone: toneOf(outcome, level) };
}

/** The mark of what could not be judged for a failure elsewhere alone. */
export const knockOnMark: Mark = { sign: '·', word: 'not judged for a failure elsewhere', tone: 'muted' };

/** The outcome that a group of verdicts stands for: the one that most needs to be looked at. */
export function worstOf(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.toSorted((one, other) => urgency(one) - urgency(other))[0];
}

/** Orders verdicts by how much they need to be looked at, the most urgent first. */
export function urgency({ outcome, level }: Pick<Verdict, 'outcome' | 'level'>): number {
  const rank = { fail: 0, inconclusive: 1, pass: 8, inapplicable: 9 }[outcome];
  return rank >= 8 ? rank : rank + { MUST: 0, SHOULD: 2, MAY: 4 }[level];
}

function toneOf(outcome: Outcome, level: Level): Mark['tone'] {
  if (outcome === 'pass') return 'good';
  if (outcome === 'inapplicable') return 'muted';
  if (level === 'MAY') return 'notice';
  return outcome === 'fail' && level === 'MUST' ? 'bad' : 'warning';
}
