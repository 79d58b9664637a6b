import type { Operation } from '../contract/operation.js';
import type { Scene } from '../experiment/scene.js';
import { keyedValue } from '../seeded-faker.js';
import type { Lender } from './lender.js';

/** A uuid of version 4 that belongs to nothing: the same for the same seed and key, different for any other. */
export function syntheticId(seed: number, key: string): string {
  return keyedValue(`${seed}\n${key}`, (faker) => faker.string.uuid());
}

/** The name of a person who does not exist: the same for the same seed and key. */
export function syntheticName(seed: number, key: string): string {
  return keyedValue(`${seed}\n${key}`, (faker) => faker.person.fullName());
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
