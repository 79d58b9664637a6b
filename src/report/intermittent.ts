import type { Verdict } from '../model/verdict.js';

/** What is to be said of intermittent failures before anything else. */
export function intermittentText(verdicts: readonly Verdict[]): string {
  const requirements = new Set(verdicts.map(({ requirement }) => requirement)).size;
  const cases = verdicts.length === 1 ? '1 case' : `${verdicts.length} cases`;
  const of = requirements === 1 ? '1 requirement' : `${requirements} requirements`;
  return `${cases} of ${of} failed in one of two attempts: the target does not answer the like alike; look for one replica, worker or cache that differs before you look at the requirements`;
}
