import { createHash } from 'node:crypto';
import { faker as english } from '@faker-js/faker/locale/en';

// The whole package brings every language; this one is enough, and loads in a fraction of the time and memory.
type Faker = typeof english;
type Options = { locale: Faker['rawDefinitions'] } & ({ seed: number } | { randomizer: Randomizer });
type Randomizer = { readonly next: () => number; readonly seed: () => void };
const Faker = english.constructor as new (options: Options) => Faker;

/** A faker whose every value follows from the seed. */
export function seededFaker(seed: number): Faker {
  return new Faker({ locale: english.rawDefinitions, seed });
}

let next: () => number = () => 0;
const keyed = new Faker({
  locale: english.rawDefinitions,
  randomizer: { next: () => next(), seed: () => undefined },
});

/**
 * A value that follows from a text alone: the faker that makes it draws from hashes of the text. A seed of 32 bits would
 * be dearer, and among the thousands of ids of a run two would now and then be the same.
 */
export function keyedValue<T>(text: string, make: (faker: Faker) => T): T {
  next = numbersFrom(text);
  return make(keyed);
}

/** Numbers from 0 up to 1, which is never reached. */
function numbersFrom(text: string): () => number {
  let bytes = Buffer.alloc(0);
  let block = 0;
  let place = 0;
  return () => {
    if (place === bytes.length) {
      bytes = createHash('sha512').update(`${block}\n${text}`).digest();
      block += 1;
      place = 0;
    }
    place += 4;
    return bytes.readUInt32BE(place - 4) / 2 ** 32;
  };
}
