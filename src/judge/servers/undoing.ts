import { isMismatch } from '../../model/finding.js';
import type { AttemptedCase } from './confirmation.js';
import { hitsOnlyOthers, hitsOthers, isCulprit, isDisturbing, isLossOfCompany } from './disturbance.js';
import type { Pending } from './knock-on.js';

/** What calls have undone that reach people whom they do not name, or that do not last. */
export interface Undoing {
  /** The cases whose failure may be all that the last look of another shows; none where nothing of the kind was seen. */
  readonly causesOf: (attempt: AttemptedCase) => readonly string[];
  /** Whether what a first attempt saw others lose, and the second did not, is told by such a case. */
  readonly isTold: (attempt: AttemptedCase) => boolean;
}

/**
 * What last looks tell of other cases. A call that reaches people whom it does not name undoes what others have done, who is
 * deleted has nothing left, and what a grant gave may have vanished by itself.
 */
export function undoingBeside(attempts: readonly AttemptedCase[]): Undoing {
  const last = attempts.filter(({ case: { expect } }) => expect.kind === 'lasting');
  const failing = last.filter((attempt) => verdictsOf(attempt).some(isFailure));
  const reaching = failing.length > 0 && isDisturbing(attempts) ? attempts.filter(isCulprit) : [];
  const [roots = []] = [
    reaching,
    failing.filter(isVanishing),
    failing.filter(hasDeleted),
    failing.filter(hasHitOthers),
  ].filter((some) => some.length > 0);
  const causes = roots.map(({ case: { id } }) => id);
  const blamed = new Set(roots.map(({ experiment }) => experiment.operation.id));
  return {
    causesOf: ({ case: { id, expect } }) => (expect.kind !== 'lasting' || causes.includes(id) ? [] : causes),
    isTold: (attempt) => {
      const { experiment, first, second } = attempt;
      const isGone = first.outcome === 'fail' && second?.outcome === 'pass';
      if (roots.length === 0 || !isGone) return false;
      return isLossOfCompany(attempt) || (!blamed.has(experiment.operation.id) && hitsOnlyOthers(attempt)(first));
    },
  };
}

function verdictsOf({ first, second }: AttemptedCase): readonly Pending[] {
  return second === undefined ? [first] : [first, second];
}

function isFailure({ outcome }: Pending): boolean {
  return outcome === 'fail';
}

function hasHitOthers(attempt: AttemptedCase): boolean {
  return verdictsOf(attempt).some(hitsOthers(attempt));
}

/** Whether people were seen to be gone by the end. */
function hasDeleted(attempt: AttemptedCase): boolean {
  const isGone = ({ findings }: Pending) =>
    findings.some((finding) => isMismatch(finding) && finding.received === 'absent');
  return verdictsOf(attempt).some((verdict) => hitsOthers(attempt)(verdict) && isGone(verdict));
}

/** Whether what was given is lost by itself, each time. */
function isVanishing(attempt: AttemptedCase): boolean {
  const { expect } = attempt.case;
  const isOwn = (verdict: Pending) => isFailure(verdict) && !hitsOthers(attempt)(verdict);
  return expect.kind === 'lasting' && expect.gives && [attempt.first, attempt.second].every((one) => one && isOwn(one));
}
