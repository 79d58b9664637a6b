import { present } from '../../ground/present.js';
import { syntheticId } from '../../ground/synthetic.js';
import type { Operation } from '../../model/contract/operation.js';
import type { Scene } from '../../model/experiment/scene.js';
import { errandKey } from '../../model/origin.js';
import type { Lender } from './lender.js';

/** Ids for every parameter of an operation, of resources that do not exist. */
export function syntheticScene(
  seed: number,
  operation: Operation,
  key: string,
  lacking?: string,
  lackingOf?: 'environment',
): Scene {
  const ids = operation.parameters
    .filter(({ sample }) => sample === undefined)
    .map(({ name }): [string, string] => [name, syntheticId(seed, `${key}/${name}`)]);
  return {
    ids: Object.fromEntries(ids),
    isReal: false,
    isCreated: false,
    ...present({ lacking, lackingOf }),
  };
}

/** Lends ids that belong to nothing, so that no request can change anything. */
export function syntheticLender(seed: number): Lender {
  return {
    name: 'synthetic',
    lend: async (operation, errand) => syntheticScene(seed, operation, errandKey(errand)),
    arrange: async (_stage, { operation, id }) =>
      syntheticScene(
        seed,
        operation,
        id,
        'synthetic ids: expected to arrange and to look at the state; choose another lender',
      ),
  };
}
