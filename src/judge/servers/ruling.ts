import type { Attribution, Outcome } from '../../model/verdict.js';

/** A verdict before it is tied to its case. */
export interface Ruling {
  readonly outcome: Outcome;
  readonly findings: readonly string[];
  readonly attribution?: Attribution;
}

/** What was required was seen. A remark is worth a notice and no more. */
export function pass(...remarks: readonly string[]): Ruling {
  return { outcome: 'pass', findings: remarks };
}

/** What was required was seen not to be so. */
export function fail(...findings: readonly string[]): Ruling {
  return { outcome: 'fail', findings, attribution: 'target' };
}

/** Nothing was shown either way. */
export function inconclusive(attribution: Attribution, ...findings: readonly string[]): Ruling {
  return { outcome: 'inconclusive', findings, attribution };
}

/** The target does not claim it. */
export function inapplicable(reason: string): Ruling {
  return { outcome: 'inapplicable', findings: [reason], attribution: 'spec-silent' };
}
