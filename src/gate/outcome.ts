import type { Verdict } from '../model/verdict.js';

/** What a run may come to. */
export const runOutcomes = ['conforming', 'non-conforming', 'undetermined'] as const;

/** The outcome of a run. */
export type RunOutcome = (typeof runOutcomes)[number];

/** What a baseline makes of a run, as far as the outcome depends on it. */
export interface BaselineStanding {
  /** Cases whose failure is known and reasoned. */
  readonly covered: ReadonlySet<string>;
  /** Those of them that an entry says to be intermittent. */
  readonly intermittent?: readonly string[];
  /** What is wrong with the baseline itself, a sentence each. */
  readonly problems: readonly string[];
  /** What is worth knowing of it and does not matter to the outcome, a sentence each. */
  readonly notes?: readonly string[];
}

/**
 * The outcome of a set of verdicts. A run in which no binding case passed has verified nothing, and a run that lost its
 * target has not judged it: neither is ever conforming.
 */
export function outcomeOf(
  verdicts: readonly Verdict[],
  {
    notJudged,
    baseline,
    residue,
  }: {
    readonly notJudged?: string | undefined;
    readonly baseline?: BaselineStanding | undefined;
    /** What became of what the run made: perhaps left, or gone by no call of it. */
    readonly residue?: { readonly perhaps: readonly string[]; readonly gone?: readonly string[] } | undefined;
  } = {},
): RunOutcome {
  const binding = verdicts.filter(({ level }) => level === 'MUST');
  const isUncovered = ({ case: id }: Verdict) => baseline?.covered.has(id) !== true;
  if (binding.some((verdict) => verdict.outcome === 'fail' && isUncovered(verdict))) return 'non-conforming';
  if (baseline && baseline.problems.length > 0) return 'non-conforming';
  if (notJudged !== undefined) return 'undetermined';
  const isOpen = binding.some((verdict) => verdict.outcome === 'inconclusive' && isUncovered(verdict));
  const isVerified = binding.some(({ outcome }) => outcome === 'pass');
  const isUnclear = residue !== undefined && residue.perhaps.length + (residue.gone?.length ?? 0) > 0;
  return isOpen || !isVerified || isUnclear ? 'undetermined' : 'conforming';
}

/** The exit code of an outcome; 2 is for errors of usage, which have no outcome. */
export function exitCodeOf(outcome: RunOutcome): 0 | 1 | 3 {
  return outcome === 'conforming' ? 0 : outcome === 'non-conforming' ? 1 : 3;
}
