import { present } from '../../ground/present.js';
import type { Case, Experiment } from '../../model/experiment/experiment.js';
import type { Loan } from '../../model/experiment/lending.js';
import type { Verdict } from '../../model/verdict.js';
import { isArrangedByCulprit, isCulprit, isDisturbing, isLossOfCompany } from './disturbance.js';
import type { Pending } from './knock-on.js';
import { undoingBeside } from './undoing.js';

/** A case with the verdict of each attempt at it. */
export interface AttemptedCase {
  readonly experiment: Experiment;
  readonly case: Case;
  readonly first: Pending;
  /** Absent where it was not sent once more. */
  readonly second?: Pending;
  /** The id of the company that the first attempt was in; absent where it was in none. */
  readonly company?: string;
  /** On parts of it that were sent alone, to find the request behind a failure. */
  readonly traces: readonly Verdict[];
}

/**
 * The verdicts on all cases. What is sent side by side at first may be hit by what others call: where an undisturbed
 * scenario shows a call that does wrong, the first attempts at other scenarios may have seen its doing, and where it hits
 * people whom it does not name, those at anything. Then only second attempts count, which were undisturbed. What a company
 * has lost and no scenario takes from anyone alone is told once, by the first of those that were in it.
 */
export function settledVerdicts(attempts: readonly AttemptedCase[]): readonly Pending[] {
  const hasCulprit = attempts.some(isCulprit);
  const reachesOthers = hasCulprit && isDisturbing(attempts);
  const undoing = undoingBeside(attempts);
  const isArranged = isArrangedByCulprit(attempts);
  const told = new Set<string>();
  return attempts.map((attempt) => {
    const {
      experiment,
      case: { expect },
      first,
      second,
      company,
    } = attempt;
    const isBeside = !experiment.isOpening && (reachesOthers || (hasCulprit && experiment.stage !== undefined));
    const isDoubtful = isBeside || isArranged(attempt);
    if (second && (isDoubtful || undoing.isTold(attempt)) && expect.kind !== 'lasting')
      return undisturbed(first, second);
    if (second && first.mayHitAnybody) return undisturbed(first, second);
    if (company !== undefined && second !== undefined && second.outcome !== 'fail' && isLossOfCompany(attempt)) {
      if (told.has(company)) return undisturbed(first, second);
      told.add(company);
    }
    if (expect.kind === 'served' && first.outcome === 'fail' && second?.outcome === 'pass') return late(first, second);
    const both = isDoubtful && second ? undisturbed(first, second) : confirmed(first, second);
    const causes = both.outcome === 'fail' ? undoing.causesOf(attempt) : [];
    if (causes.length > 0) return knockOn(both, causes);
    // Some request of many fails each time, and each time another one.
    const isMoving = expect.kind === 'every' && second !== undefined && !sharesPlace(first, second);
    return both.confirmed === '2/2' && isMoving ? { ...both, confirmed: '1/2' } : both;
  });
}

/**
 * The verdict of both attempts at a case. What failed in one of them has failed; what showed nothing in one rests on the
 * other. A case that was not sent twice has the verdict of its only attempt.
 */
export function confirmed(first: Pending, second: Pending | undefined): Pending {
  const attempts = second === undefined ? [first] : [first, second];
  const conclusive = attempts.filter(isConclusive);
  const failing = conclusive.filter(({ outcome }) => outcome === 'fail');
  const chosen = failing[0] ?? conclusive[0] ?? first;
  const exchanges = exchangesOf([chosen, ...attempts]);
  if (failing.length === 0) return { ...chosen, exchanges };
  const { exchanges: _own, ...rest } = chosen;
  const confirmation = conclusive.length === 1 ? '1/1' : failing.length === 1 ? '1/2' : '2/2';
  return { ...rest, confirmed: confirmation, exchanges };
}

/** A route that is there by now: whoever answered in its place at first, as during a deployment, was not the target. */
function late(first: Pending, second: Pending): Pending {
  const [found] = first.findings;
  const remark = {
    where: found?.where ?? '',
    note: 'was not there at first, and is by now',
    ...present({ exchange: found?.exchange }),
  };
  return { ...second, findings: [remark], exchanges: exchangesOf([second, first]) };
}

function knockOn({ confirmed: _none, ...verdict }: Pending, causes: readonly string[]): Pending {
  return { ...verdict, outcome: 'inconclusive', attribution: 'target', dueTo: causes };
}

function sharesPlace({ findings }: Verdict, second: Verdict): boolean {
  const places = new Set(second.findings.map(({ where }) => where));
  return findings.some(({ where }) => places.has(where));
}

/** The verdict of both attempts where others may have disturbed the first. */
function undisturbed(first: Pending, second: Pending): Pending {
  if (second.outcome === 'pass' && first.outcome === 'pass') return confirmed(first, second);
  const exchanges = exchangesOf([second, first]);
  if (second.outcome !== 'fail') return { ...second, exchanges };
  const { exchanges: _own, ...rest } = second;
  return { ...rest, confirmed: first.outcome === 'fail' ? '2/2' : '1/1', exchanges };
}

function isConclusive({ outcome }: Verdict): boolean {
  return outcome === 'pass' || outcome === 'fail';
}

function exchangesOf(verdicts: readonly Verdict[]): readonly number[] {
  return [...new Set(verdicts.flatMap(({ exchanges }) => exchanges))];
}

/** Whether a failure was seen once and not again, although it was looked for. */
export function isIntermittent({ confirmed: confirmation }: Pick<Verdict, 'confirmed'>): boolean {
  return confirmation === '1/2';
}

/**
 * The experiments that are sent once more before anything is reported: a case of theirs failed, or the environment kept
 * it from being judged, or it may have hit anybody.
 */
export function unsettled(
  attempts: readonly AttemptedCase[],
  loans: ReadonlyMap<string, Loan>,
): ReadonlySet<Experiment> {
  return new Set(
    attempts
      .filter(({ experiment, first, second }) => {
        if (second !== undefined) return false;
        if (loans.get(experiment.id)?.lending.lackingOf !== undefined) return true;
        if (first.exchanges.length === 0) return false;
        if (first.mayHitAnybody) return true;
        return first.outcome === 'fail' || (first.outcome === 'inconclusive' && first.attribution === 'environment');
      })
      .map(({ experiment }) => experiment),
  );
}
