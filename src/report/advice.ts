import type { Report } from '../bundle/report.js';
import { findRequirement } from './find-requirement.js';

/** What usually lies behind a violation of a requirement, in one line; `undefined` where no register knows it. */
export function usualCauses(requirement: string): string | undefined {
  return findRequirement(requirement)?.causes.join(' ');
}

/** What to change where a requirement is violated, in one sentence; `undefined` where no register knows it. */
export function fixFor(requirement: string): string | undefined {
  return findRequirement(requirement)?.fix;
}

/** What became of the resources that a request of the run names, for someone who sends it again. */
export function resourcesText({ profile, residue, configuration, kind }: Report): string | undefined {
  if (kind === 'client' || configuration.recording !== undefined) return undefined;
  if (configuration.target === 'reference') return 'the reference that it was sent to ended with the run';
  if (profile === 'safe') return 'its ids belong to nothing, as in the run';
  if (residue.created > 0) return 'what it names was made for the run and is removed by now: put in ids of your own';
  return 'it names what was lent to the run, which may be used up';
}
