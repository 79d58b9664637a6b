import { credentialKinds } from '../../spec/credentials.js';
import type { Claim, ProfileName } from '../../spec/profiles.js';
import type { LentName } from '../../spec/scheme-credentials.js';
import { present } from '../ground/present.js';
import { claimedOperations } from '../model/contract/claimed-operations.js';
import { type Contract, readContract } from '../model/contract/contract.js';
import { lentOperations } from '../model/contract/lent-operations.js';
import type { Selection } from './selection.js';
import type { LenderChoice } from './world/lender-choice.js';

/** What is in force for a run. Times are in milliseconds, sizes in bytes. */
export interface Settings {
  /** As far as the target claims it. */
  readonly contract: Contract;
  /** Globs over the operations that the target claims; absent where it claims all of them. */
  readonly operations?: readonly string[];
  readonly profile: ProfileName;
  /** Claims made or withdrawn; the others follow from the profile and from what is lent. */
  readonly claims: Readonly<Partial<Record<Claim, boolean>>>;
  readonly credentials: ReadonlyMap<LentName, string>;
  readonly workspaceId?: string;
  readonly otherWorkspaceId?: string;
  readonly lender: LenderChoice;
  readonly seed: number;
  readonly selection?: Selection;
  /** The version of the requirement set to judge by; the current one unless given. */
  readonly requirements?: string;
  /** A word of the certifier. With the seed, it decides every value that is made up. */
  readonly challenge?: string;
  /** Whether a header of every request names the run and the case, for the target's own logs. */
  readonly caseHeader: boolean;
  /** Whether nothing in the requests tells that they are those of a suite. */
  readonly isIncognito: boolean;
  /** Experiments that act at a time: whoever only waits leaves its place to another one. */
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly responseBytes: number;
  /** What the bodies of all answers may take in the evidence; later ones are cut. */
  readonly evidenceBytes: number;
  readonly maxRequests: number;
  /** How long an acknowledged change may take to show. */
  readonly settleMs: number;
  /** How long a target may take that is not up yet. */
  readonly waitMs: number;
  /** Requests a second. */
  readonly rate?: number;
  /** Sent with every request; their values are kept out of all evidence. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** The host, with its port, that may be changed although it is in production. */
  readonly acknowledgedHost?: string;
}

/** What must be said; everything else has a default. */
export type GivenSettings = Partial<Settings> & Pick<Settings, 'profile' | 'credentials' | 'seed'>;

/** What is in force where nothing else is said. */
export const defaults = {
  concurrency: 8,
  timeoutMs: 10_000,
  responseBytes: 1024 * 1024,
  evidenceBytes: 128 * 1024 * 1024,
  maxRequests: 20_000,
  settleMs: 10_000,
  waitMs: 0,
} as const;

/**
 * The settings of a run, whole: what is not given is the default. Throws a UsageError where a claim names no operation.
 */
export function settingsOf(given: GivenSettings): Settings {
  return {
    ...defaults,
    lender: { kind: 'auto' },
    headers: {},
    caseHeader: true,
    isIncognito: false,
    tls: {},
    ...present(given),
    claims: { ...claimsByLending(given), ...given.claims },
    contract: lentOperations(
      claimedOperations(given.contract ?? readContract(), given.operations),
      new Set(given.credentials.keys()),
    ),
  };
}

// What a document of others does not say of people and workspaces is claimed by lending it, and not otherwise.
function claimsByLending({ contract, credentials }: GivenSettings): Settings['claims'] {
  if (!contract?.isGiven) return {};
  return Object.fromEntries(
    credentialKinds.flatMap(({ name, claim }) => (claim === undefined ? [] : [[claim.name, credentials.has(name)]])),
  );
}
