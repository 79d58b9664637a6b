import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import type { Verdict } from '../../model/verdict.js';

/** A verdict that may rest on what the run shows of another requirement. */
export interface Pending extends Verdict {
  /** The requirement by which a request of the case is to be refused, and was not; or by which what it is about is still there, and is not. */
  readonly broken?: RequirementId | undefined;
  /** The same of another operation. */
  readonly brokenOf?: { readonly operation: string; readonly requirement: RequirementId } | undefined;
  /** Whether it is a call that may hit anybody, wherever they stand, so that only an attempt beside which nothing is sent tells. */
  readonly mayHitAnybody?: boolean | undefined;
}

const alternate = /^method\.alternate-equivalent\/[A-Z]+:/;

/**
 * The verdicts with the failures that alone keep them from being judged: where a request was accepted that another
 * requirement forbids, that requirement's failing cases of the same operation and method.
 */
export function withCauses(verdicts: readonly Pending[]): readonly Verdict[] {
  const failing = verdicts.filter(({ outcome }) => outcome === 'fail').map(({ case: id }) => id);
  return verdicts.map(({ broken, brokenOf, mayHitAnybody: _none, ...verdict }) => {
    if (brokenOf !== undefined && (verdict.outcome === 'inconclusive' || verdict.outcome === 'fail')) {
      const start = `${brokenOf.operation}/${brokenOf.requirement}/`;
      const causes = failing.filter((cause) => cause.startsWith(start));
      const { confirmed: _none, ...rest } = verdict;
      return causes.length === 0 ? verdict : { ...rest, outcome: 'inconclusive', dueTo: causes };
    }
    if (broken === undefined || verdict.outcome !== 'inconclusive') return verdict;
    const { case: id, operation } = verdict;
    const form = alternate.exec(id.slice(operation.length + 1))?.[0] ?? '';
    const causes = failing.filter((cause) => cause.startsWith(`${operation}/${form}${broken}/`));
    return causes.length === 0 ? verdict : { ...verdict, dueTo: causes };
  });
}
