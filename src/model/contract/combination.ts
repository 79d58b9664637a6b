import type { Operation } from './operation.js';

/** Which requirement an invalid set of parameters breaks: two that each name somebody, or one that names nobody alone. */
export function combinationRequirement(
  { shapes }: Operation,
  names: readonly string[],
): 'exclusive.both-ids-refused' | 'exclusive.system-needs-identity' {
  const selectors = names.filter((name) => shapes.some(({ parameters }) => parameters.join() === name));
  return selectors.length > 1 ? 'exclusive.both-ids-refused' : 'exclusive.system-needs-identity';
}
