import type { Becomes, SeenFacet } from '../../../spec/stage.js';
import { becomingOf, type Expectation, isAboutScenario } from '../../model/experiment/expectation.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { isBystander, isOfCompany } from '../../model/experiment/facet.js';
import type { Loan } from '../../model/experiment/lending.js';
import { type Finding, isMismatch } from '../../model/finding.js';
import type { AttemptedCase } from './confirmation.js';
import type { Pending } from './knock-on.js';

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
    return undisturbed(attempt).some(hitsOthers(attempt));
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

/**
 * Whether an undisturbed attempt may have seen what the calls that arrange stages have done, as those turn out to reach
 * people whom they do not name.
 */
export function isArrangedByCulprit(attempts: readonly AttemptedCase[]): (attempt: AttemptedCase) => boolean {
  const culprits = new Set(
    attempts
      .filter(({ experiment: { stage }, case: { expect } }) => stage?.isGranted === false && isAboutScenario(expect))
      .filter((attempt) => undisturbed(attempt).some(hitsOthers(attempt)))
      .map(({ experiment }) => experiment.operation.id),
  );
  return ({ experiment: { isOpening, operation } }) =>
    isOpening === true && culprits.size > 0 && !culprits.has(operation.id);
}

/** Whether a verdict on a case shows that people were hit whom its call does not name. */
export function hitsOthers({ experiment }: Pick<AttemptedCase, 'experiment'>): (verdict: Pending) => boolean {
  const isOther = isAboutOthers(experiment);
  return ({ outcome, findings }) => outcome === 'fail' && findings.some(isOther);
}

/** Whether it shows that and nothing else. */
export function hitsOnlyOthers({ experiment }: Pick<AttemptedCase, 'experiment'>): (verdict: Pending) => boolean {
  const isOther = isAboutOthers(experiment);
  return ({ outcome, findings }) => outcome === 'fail' && findings.every(isOther);
}

function isAboutOthers({ facets = [] }: Experiment): (finding: Finding) => boolean {
  const others = new Set<string>(facets.filter(isBystander).map(({ name }) => name));
  return (finding) => isMismatch(finding) && others.has(finding.where);
}

function isUnlike(becoming: Becomes): (finding: Finding) => boolean {
  return (finding) => isMismatch(finding) && becoming[finding.where as SeenFacet] === undefined;
}

/**
 * The experiments that are sent once more, alone, where calls disturb others: what went wrong, and what was to change, as
 * others may have changed it, or have kept its stage from being arranged. Where nothing was to be lost and nothing was,
 * others have not helped.
 */
export function disturbed(
  attempts: readonly AttemptedCase[],
  loans: ReadonlyMap<string, Loan>,
): ReadonlySet<Experiment> {
  const isLacking = ({ id }: Experiment) => loans.get(id)?.lending.lacking !== undefined;
  return new Set(
    attempts
      .filter(
        ({ experiment, case: { expect }, first, second }) =>
          second === undefined &&
          // What opened the run had nothing beside it.
          !experiment.isOpening &&
          (first.exchanges.length > 0 || isLacking(experiment)) &&
          (isChanging(expect) || first.outcome === 'fail' || first.outcome === 'inconclusive'),
      )
      .map(({ experiment }) => experiment),
  );
}

function isChanging(expect: Expectation): boolean {
  return isAboutScenario(expect) && Object.values(becomingOf([expect])).some((change) => change !== 'any');
}
