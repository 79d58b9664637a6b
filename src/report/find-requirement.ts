import type { Requirement } from '../../spec/requirement.js';
import { requirements } from '../../spec/requirements/index.js';

const registers: readonly (readonly Requirement[])[] = [requirements];

/** The requirement of that id in any register; absent for an id that this version does not know. */
export function findRequirement(id: string): Requirement | undefined {
  return registers.flat().find((requirement) => requirement.id === id);
}
