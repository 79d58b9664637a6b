import { InvalidArgumentError } from 'commander';

/** A whole number from 0. */
export function naturalNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError('Give a whole number from 0.');
  return value;
}

/** Collects the values of an option that may be repeated, so that it never takes an argument for one more value. */
export function repeated(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}

const longestTerm = 3650;

/** A whole number of days, from one to ten years. */
export function numberOfDays(text: string): number {
  const days = naturalNumber(text);
  if (days >= 1 && days <= longestTerm) return days;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${longestTerm}.`);
}

/** A seed: generators take 32 bits of it. */
export function seedNumber(text: string): number {
  const seed = naturalNumber(text);
  if (seed < 2 ** 32) return seed;
  throw new InvalidArgumentError(`Give a whole number from 0 to ${2 ** 32 - 1}.`);
}

const mostAtATime = 64;

/** How many at a time. */
export function concurrencyNumber(text: string): number {
  const number = naturalNumber(text);
  if (number >= 1 && number <= mostAtATime) return number;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${mostAtATime}.`);
}

/** A number above 0. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('Give a number above 0.');
  return value;
}
