import { createHash } from 'node:crypto';
import type { Operation } from '../contract/operation.js';
import type { Scene } from '../experiment/scene.js';
import { seededFaker, seededName, seededUuid } from '../seeded-faker.js';
import type { Lender } from './lender.js';

/** A faker whose values follow from the seed and the key alone. */
export function keyedFaker(seed: number, key: string): ReturnType<typeof seededFaker> {
  return seededFaker(mixed(seed, key));
}

/** A uuid of version 4 that belongs to nothing: the same for the same seed and key, different for any other. */
export function syntheticId(seed: number, key: string): string {
  return seededUuid(mixed(seed, key));
}

/** The name of a person who does not exist: the same for the same seed and key. */
export function syntheticName(seed: number, key: string): string {
  return seededName(mixed(seed, key));
}

/** Ids for every parameter of an operation, of resources that do not exist. */
export function syntheticScene(seed: number, operation: Operation, key: string, lacking?: string): Scene {
  const ids = operation.parameters.map(({ name }): [string, string] => [name, syntheticId(seed, `${key}/${name}`)]);
  return {
    ids: Object.fromEntries(ids),
    isReal: false,
    isCreated: false,
    ...(lacking === undefined ? {} : { lacking }),
  };
}

/** Lends ids that belong to nothing, so that no request can change anything. */
export function syntheticLender(seed: number): Lender {
  return {
    name: 'synthetic',
    lend: async (operation, key) => syntheticScene(seed, operation, key),
    arrange: async (_stage, { operation, id }) =>
      syntheticScene(
        seed,
        operation,
        id,
        'synthetic ids: expected to arrange and to look at the state; choose another lender',
      ),
  };
}

function mixed(seed: number, key: string): number {
  return createHash('sha256').update(`${seed}\n${key}`).digest().readUInt32BE(0);
}
