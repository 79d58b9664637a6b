import { isIntermittent } from '../judge/servers/confirmation.js';
import type { Verdict } from '../model/verdict.js';

/** What is to be said of intermittent failures before anything else, where there are some among these. */
export function intermittentText(failures: readonly Verdict[]): string {
  const verdicts = failures.filter(isIntermittent);
  const requirements = new Set(verdicts.map(({ requirement }) => requirement)).size;
  const cases = verdicts.length === 1 ? '1 case' : `${verdicts.length} cases`;
  const of = requirements === 1 ? '1 requirement' : `${requirements} requirements`;
  return `${cases} of ${of} failed in one of two attempts: look for one replica, worker or cache that differs before you look at the requirements`;
}
