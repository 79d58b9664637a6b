import { keyedValue } from './seeded-faker.js';

/** A uuid of version 4 that belongs to nothing: the same for the same seed and key, different for any other. */
export function syntheticId(seed: number, key: string): string {
  return keyedValue(`${seed}\n${key}`, (faker) => faker.string.uuid());
}

/** The name of a person who does not exist: the same for the same seed and key. */
export function syntheticName(seed: number, key: string): string {
  return keyedValue(`${seed}\n${key}`, (faker) => faker.person.fullName());
}
