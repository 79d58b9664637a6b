import type { Resource } from '../../../spec/resources.js';

/** The hook. Throws an Error that says what to lend where the lender does not have it. */
export function demand<T>(hook: T | undefined, { id, words }: Resource, what: 'one' | 'access' = 'one'): T {
  if (hook !== undefined) return hook;
  throw new Error(
    `${id}: the lender cannot make ${what === 'one' ? words : `access to ${words}`}; lend one in static scenes`,
  );
}

/** The first of a list. Throws an Error that says what to add where the target has none. */
export function first(all: readonly string[], { id, words }: Resource): string {
  const [one] = all;
  if (one === undefined) throw new Error(`${id}: the target lists none; add ${words} to its workspace`);
  return one;
}
