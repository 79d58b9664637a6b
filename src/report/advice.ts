import { findRequirement } from './find-requirement.js';

/** What usually lies behind a violation of a requirement, in one line; `undefined` where no register knows it. */
export function usualCauses(requirement: string): string | undefined {
  return findRequirement(requirement)?.causes.join(' ');
}

/** What to change where a requirement is violated, in one sentence; `undefined` where no register knows it. */
export function fixFor(requirement: string): string | undefined {
  return findRequirement(requirement)?.fix;
}
