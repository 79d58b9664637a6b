import type { Operation } from '../contract/operation.js';
import type { Facet } from '../experiment/facet.js';
import type { Loan } from '../experiment/lending.js';
import type { Scene } from '../experiment/scene.js';
import { lookAt } from '../judge/state.js';
import type { Lender } from '../world/lender.js';
import { syntheticScene } from '../world/synthetic.js';

/**
 * Lends one experiment what it was lent when it ran, for lenders that cannot be asked again. Ids that the suite made up
 * itself are made up again.
 */
export function recordedLender(name: Lender['name'], id: string, loan: Loan, seed: number): Lender {
  const { scene, freshScene, observed } = loan;
  const again = (operation: Operation, key: string): Scene => {
    const recorded = key === id ? scene : freshScene;
    return recorded?.isReal === true ? recorded : syntheticScene(seed, operation, key, recorded?.lacking);
  };
  const looked = new Set<string>();
  const observe = async ({ name: facet }: Facet) => {
    const phase = looked.has(facet) ? 'after' : 'before';
    looked.add(facet);
    return observed?.[lookAt(phase, { name: facet } as Facet)] ?? 'unknown';
  };
  return {
    name,
    lend: async (operation, key) => again(operation, key),
    arrange: async (_stage, { operation }) => again(operation, id),
    ...(observed === undefined ? {} : { observe }),
  };
}
