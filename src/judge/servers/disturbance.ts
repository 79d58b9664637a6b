import type { Becomes, SeenFacet } from '../../../spec/stage.js';
import { becomingOf } from '../../model/experiment/expectation.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { isBystander } from '../../model/experiment/facet.js';
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
 * call made no difference shows no such thing.
 */
export function isDisturbing(attempts: readonly AttemptedCase[]): boolean {
  return attempts.some((attempt) => {
    const {
      experiment,
      case: { expect },
      first,
      second,
    } = attempt;
    if (!isAboutScenario(expect) || second === undefined) return false;
    if (!experiment.isOpening && first.outcome === 'fail' && second.outcome === 'pass')
      return first.findings.some(isUnlike(becomingOf([expect])));
    const others = (experiment.facets ?? []).filter(isBystander).map(({ name }) => name as string);
    return undisturbed(attempt).some(
      ({ outcome, findings }) =>
        outcome === 'fail' && findings.some((finding) => isMismatch(finding) && others.includes(finding.where)),
    );
  });
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
