import type { Operation } from '../model/contract/operation.js';
import type { Loan } from '../model/experiment/lending.js';
import type { Scene } from '../model/experiment/scene.js';
import { isMismatch, type Mismatch } from '../model/finding.js';
import { type Errand, errandKey, lookAt } from '../model/origin.js';
import type { Lender } from '../run/world/lender.js';
import { syntheticScene } from '../run/world/synthetic.js';

/**
 * Lends one experiment what it was lent when it ran, for lenders that cannot be asked again. Ids that the suite made up
 * itself are made up again.
 */
export function recordedLender(name: Lender['name'], id: string, loan: Loan, seed: number): Lender {
  const { scene, freshScene, observed } = loan;
  const again = (operation: Operation, errand: Errand): Scene => {
    const recorded = errand.lot === undefined ? scene : freshScene;
    return recorded?.isReal === true
      ? recorded
      : syntheticScene(seed, operation, errandKey(errand), recorded?.lacking, recorded?.lackingOf);
  };
  return {
    name,
    gapOf: () => gapIn(loan),
    lend: async (operation, errand) => again(operation, errand),
    others: async () => Object.fromEntries(Object.entries(scene?.ids ?? {}).filter(([name]) => isOther(name))),
    arrange: async (_stage, { operation }) => again(operation, { key: id }),
    company: async (_stage, { operation }) => again(operation, { key: id }),
    ...(observed === undefined
      ? {}
      : { observe: async ({ name: facet }, _scene, phase) => observed[lookAt(phase, facet)] ?? 'unknown' }),
  };
}

/** Why the lender could not serve the operation of that experiment, which is nothing that the target had a part in. */
export function gapIn({ lending: { unmet } }: Loan): Mismatch | undefined {
  return unmet?.attribution === 'suite' && isMismatch(unmet.finding) ? unmet.finding : undefined;
}

function isOther(name: string): boolean {
  return /^(?:foreign )?[OP][1DUE]?$/.test(name);
}
