import { mainCredential } from '../../../spec/credentials.js';
import type { Claim, ProfileName } from '../../../spec/profiles.js';
import type { Settings } from '../../run/settings.js';
import type { SetupFinding } from '../doctor/finding.js';

/** What a configuration begins with, and why. */
export interface Decisions {
  /** Absent where no one named a target. */
  readonly endpoint?: string;
  readonly profile: ProfileName;
  /** What the target serves of the operations; absent where that is all of them, or not known. */
  readonly operations?: readonly string[];
  /** Claims that nothing was lent for. */
  readonly withdrawn: readonly Claim[];
  /** Why it is no more, a sentence each. */
  readonly reasons: readonly string[];
  /** What could not be found out of the operations, a sentence each: they are claimed, and a run tells. */
  readonly doubts: readonly string[];
}

/** What can be said where no target is named. */
export const undecided: Decisions = {
  profile: 'safe',
  withdrawn: [],
  reasons: ['no target was looked at'],
  doubts: [],
};

/** The largest claim that nothing found at the target speaks against, short of effects and isolation. */
export function decisionsOn(
  endpoint: string,
  findings: readonly SetupFinding[],
  { credentials }: Pick<Settings, 'credentials'>,
): Decisions {
  const all = findings.filter(({ operation }) => operation !== undefined);
  const served = all.flatMap(({ state, operation = '' }) => (state === 'lack' ? [] : [operation]));
  const lacks = findings.filter(({ operation, state }) => operation === undefined && state === 'lack');
  const isAccepted = findings.some(({ area, state }) => area === 'credential' && state === 'fine');
  const reasons = [
    ...lacks.map(({ text }) => text),
    ...(isAccepted || lacks.length > 0 ? [] : ['nothing shows that the workspace of the API key is a sandbox']),
    ...(all.length > 0 && served.length === 0 ? ['none of the operations is served there'] : []),
  ];
  const isCore = credentials.has(mainCredential) && reasons.length === 0;
  return {
    endpoint,
    profile: isCore ? 'core' : 'safe',
    ...(served.length > 0 && served.length < all.length ? { operations: served } : {}),
    // In safe it is claimed only where one is lent.
    withdrawn: isCore && !credentials.has('personal-access-token') ? ['personalAccessToken'] : [],
    reasons,
    doubts: all.filter(({ state }) => state === 'remark').map(({ text }) => text),
  };
}
