/** The hook. Throws an Error that says what to lend where the lender does not have it. */
export function demand<T>(hook: T | undefined, parameter: string, what: string): T {
  if (hook === undefined) throw new Error(`${parameter}: the lender cannot make ${what}; lend one in static scenes`);
  return hook;
}
