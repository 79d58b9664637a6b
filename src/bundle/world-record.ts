import type { CredentialName } from '../../spec/credentials.js';
import type { Claim, ProfileName } from '../../spec/profiles.js';
import type { LentName } from '../../spec/scheme-credentials.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Loan } from '../model/experiment/lending.js';

/** What `world.json` holds: all that requests are built from beside the seed, so that anybody can build them again. */
export interface WorldRecord {
  readonly lender: string;
  readonly facts: {
    readonly profile: ProfileName;
    readonly claims: Readonly<Record<Claim, boolean>>;
    /** Names only. */
    readonly credentials: readonly LentName[];
    readonly workspaceId?: string;
    readonly otherWorkspaceId?: string;
    readonly sandbox: boolean;
  };
  readonly provenCredentials: readonly CredentialName[];
  /** By experiment. */
  readonly loans: Readonly<Record<string, Loan>>;
}

/** The record of a run's world. */
export function toWorldRecord(
  lender: string,
  facts: Facts,
  provenCredentials: ReadonlySet<CredentialName>,
  loans: ReadonlyMap<string, Loan>,
): WorldRecord {
  return {
    lender,
    facts: { ...facts, credentials: [...facts.credentials].sort() },
    provenCredentials: [...provenCredentials].sort(),
    loans: Object.fromEntries([...loans].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** The facts of a record. */
export function factsOf({ facts }: WorldRecord): Facts {
  return { ...facts, credentials: new Set(facts.credentials) };
}
