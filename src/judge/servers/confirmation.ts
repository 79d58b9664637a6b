import type { Experiment } from '../../model/experiment/experiment.js';
import type { Loan } from '../../model/experiment/lending.js';
import type { Verdict } from '../../model/verdict.js';

/**
 * The verdict of both attempts at a case. What failed in one of them has failed; what showed nothing in one rests on the
 * other. A case that was not sent twice has the verdict of its only attempt.
 */
export function confirmed(first: Verdict, second: Verdict | undefined): Verdict {
  const attempts = second === undefined ? [first] : [first, second];
  const conclusive = attempts.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
  const failing = conclusive.filter(({ outcome }) => outcome === 'fail');
  const chosen = failing[0] ?? conclusive[0] ?? first;
  const exchanges = [...new Set([chosen, ...attempts].flatMap((attempt) => attempt.exchanges))];
  if (failing.length === 0) return { ...chosen, exchanges };
  const { exchanges: _own, ...rest } = chosen;
  const confirmation = conclusive.length === 1 ? '1/1' : failing.length === 1 ? '1/2' : '2/2';
  return { ...rest, confirmed: confirmation, exchanges };
}

/** Whether a failure was seen once and not again, although it was looked for. */
export function isIntermittent({ confirmed: confirmation }: Pick<Verdict, 'confirmed'>): boolean {
  return confirmation === '1/2';
}

/**
 * The experiments that are sent once more before anything is reported: a case of theirs failed, or the environment kept
 * it from being judged.
 * @param verdicts on the first attempts, in the order of the experiments.
 */
export function unsettled(
  experiments: readonly Experiment[],
  verdicts: readonly Verdict[],
  loans: ReadonlyMap<string, Loan>,
): readonly Experiment[] {
  const byCase = new Map(verdicts.map((verdict) => [verdict.case, verdict]));
  return experiments.filter(
    ({ id: experiment, cases }) =>
      loans.get(experiment)?.lending.lackingOf !== undefined ||
      cases.some(({ id }) => {
        const verdict = byCase.get(id);
        if (verdict === undefined || verdict.exchanges.length === 0) return false;
        return (
          verdict.outcome === 'fail' || (verdict.outcome === 'inconclusive' && verdict.attribution === 'environment')
        );
      }),
  );
}
