import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import type { Finding, Mismatch, Remark } from '../../model/finding.js';
import type { Attribution, Outcome } from '../../model/verdict.js';

/** A requirement whose failing cases, where there are any, alone keep a case from being judged. */
export interface Broken {
  readonly requirement: RequirementId;
  /** The operation without which what the case is about was never there; absent for that of the case itself. */
  readonly operation?: string;
}

/** A verdict before it is tied to its case. */
export interface Ruling {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly attribution?: Attribution;
  /** The step whose failure alone keeps the case from being judged. */
  readonly afterStep?: string;
  /** The cases whose failure alone keeps the case from being judged, where it is no step of its own experiment. */
  readonly dueTo?: readonly string[];
  /** What the case rests on, and what may not hold. */
  readonly broken?: Broken;
  /** Whether it is a call that may hit anybody, wherever they stand, so that only an attempt beside which nothing is sent tells. */
  readonly mayHitAnybody?: boolean | undefined;
}

/** The run was over before it came to something. */
export function ended(expected: string): Mismatch {
  return { where: 'run', expected, received: 'the end of the run' };
}

/** What was required was seen. A remark is worth a notice and no more. */
export function pass(...remarks: readonly Remark[]): Ruling {
  return { outcome: 'pass', findings: remarks };
}

/** What was required was seen not to be so. */
export function fail(...findings: readonly Finding[]): Ruling {
  return { outcome: 'fail', findings, attribution: 'target' };
}

/** Nothing was shown either way. */
export function inconclusive(attribution: Attribution, ...findings: readonly Finding[]): Ruling {
  return { outcome: 'inconclusive', findings, attribution };
}

/** Nothing was shown either way, and that is another requirement's failure, which the note names. */
export function seeFailureOf(requirement: RequirementId, finding: Mismatch): Ruling {
  return { ...inconclusive('target', { ...finding, note: `see ${requirement}` }), broken: { requirement } };
}

/** The target does not claim it. */
export function inapplicable(reason: Finding): Ruling {
  return { outcome: 'inapplicable', findings: [reason], attribution: 'spec-silent' };
}
