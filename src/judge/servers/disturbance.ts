import type { Becomes, SeenFacet } from '../../../spec/stage.js';
import { becomingOf } from '../../model/experiment/expectation.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { isBystander, isOfCompany } from '../../model/experiment/facet.js';
import { type Finding, isMismatch } from '../../model/finding.js';
import type { AttemptedCase } from './confirmation.js';
import type { Pending } from './knock-on.js';
import { isAboutScenario } from './scenario.js';

/** Whether an undisturbed scenario shows that a call makes something of the state that it must not, or not what it must. */
export function isCulprit(attempt: AttemptedCase): boolean {
  return isAboutScenario(attempt.case.expect) && undisturbed(attempt).some(({ outcome }) => outcome === 'fail');
}

/** The attempts at a case beside which nothing else was sent. */
function undisturbed({ experiment, first, second }: AttemptedCase): readonly Pending[] {
  return [...(experiment.isOpening ? [first] : []), ...(second === undefined ? [] : [second])];
}

/**
 * Whether calls of the target reach people whom they do not name, so that what was sent side by side proves nothing:
 * undisturbed, a scenario shows that someone else is hit, or no longer a loss that it showed beside others. That its own
 * call made no difference shows no such thing, nor does a loss of its company that another one in it has caused.
 */
export function isDisturbing(attempts: readonly AttemptedCase[]): boolean {
  const caused = new Set(attempts.filter(isCulprit).flatMap(lossesIn));
  return attempts.some((attempt) => {
    const {
      experiment,
      case: { expect },
      first,
      second,
    } = attempt;
    if (!isAboutScenario(expect) || second === undefined) return false;
    if (!experiment.isOpening && first.outcome === 'fail' && second.outcome === 'pass') {
      const isUnexplained = (finding: Finding) => !caused.has(lossOf(attempt, finding));
      return first.findings.filter(isUnlike(becomingOf([expect]))).some(isUnexplained);
    }
    const others = (experiment.facets ?? []).filter(isBystander).map(({ name }) => name as string);
    return undisturbed(attempt).some(
      ({ outcome, findings }) =>
        outcome === 'fail' && findings.some((finding) => isMismatch(finding) && others.includes(finding.where)),
    );
  });
}

/** Whether the first attempt at a case failed over nothing but what its company has lost. */
export function isLossOfCompany({ experiment, first, company }: AttemptedCase): boolean {
  const shared = (experiment.facets ?? []).filter(isOfCompany).map(({ name }) => name as string);
  return (
    company !== undefined &&
    first.outcome === 'fail' &&
    first.findings.every((finding) => isMismatch(finding) && shared.includes(finding.where))
  );
}

/** What an undisturbed attempt shows that those lose who stood in the company of the first one. */
function lossesIn(attempt: AttemptedCase): readonly string[] {
  return undisturbed(attempt).flatMap(({ findings }) => findings.map((finding) => lossOf(attempt, finding)));
}

function lossOf({ company = '' }: AttemptedCase, finding: Finding): string {
  return `${company} ${finding.where}`;
}

function isUnlike(becoming: Becomes): (finding: Finding) => boolean {
  return (finding) => isMismatch(finding) && becoming[finding.where as SeenFacet] === undefined;
}

/** The experiments that are sent once more, alone, where calls disturb others. */
export function disturbed(attempts: readonly AttemptedCase[]): ReadonlySet<Experiment> {
  return new Set(
    attempts
      .filter(
        ({ experiment, first, second }) =>
          second === undefined &&
          first.exchanges.length > 0 &&
          (experiment.stage !== undefined || first.outcome === 'fail' || first.outcome === 'inconclusive'),
      )
      .map(({ experiment }) => experiment),
  );
}
