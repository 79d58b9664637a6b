import type { Verdict } from '../model/verdict.js';

/**
 * What a verdict means to a gate. A *violation* or an *open* question keeps a target from conforming; a *known* one is
 * covered by the baseline; a *warning* (SHOULD) and a *notice* (MAY) are for people to read.
 */
export type GateStanding = 'pass' | 'violation' | 'open' | 'known' | 'warning' | 'notice' | 'inapplicable';

/** The standing of each verdict of a report whose baseline covers these cases. */
export function standings({
  baseline,
}: {
  readonly baseline?: { readonly covered: readonly string[] };
}): (verdict: Verdict) => GateStanding {
  const covered = new Set(baseline?.covered);
  return ({ case: id, level, outcome }) => {
    if (outcome === 'pass' || outcome === 'inapplicable') return outcome;
    if (covered.has(id)) return 'known';
    if (level === 'MUST') return outcome === 'fail' ? 'violation' : 'open';
    return level === 'SHOULD' ? 'warning' : 'notice';
  };
}
