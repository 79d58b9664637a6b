import type { ProfileName } from './profiles.js';
import type { Requirement } from './requirement.js';
import type { ClientRequirement } from './requirements/clients/client-requirement.js';

/** What a target may claim about a kind of credential. */
export interface CredentialClaim {
  readonly name: string;
  /** What it means, for `--help` and reports. */
  readonly summary: string;
  /** The smallest profile that makes it unasked; absent where none does. */
  readonly from?: ProfileName;
  /** Whether lending the credential makes it, in any profile. */
  readonly isMadeByLending: boolean;
}

/** A way in which an undocumented kind is presented elsewhere, and must not be accepted. */
export interface Placement {
  /** Part of the ids of its cases. */
  readonly name: string;
  readonly header: string;
  /** As a bearer token, or as it is. */
  readonly scheme?: 'Bearer';
  readonly words: string;
}

/** A requirement on servers that a kind of credential brings along; its claim is that of the kind. */
export type OfCredential = Omit<Requirement, 'claim'>;

/** One kind of credential. */
export interface Credential {
  /** As it stands between double braces in evidence, and in the ids of cases. */
  readonly name: string;
  /** The environment variable that lends it. */
  readonly variable: string;
  /** Whether published clients read that variable too. */
  readonly isReadByClients?: boolean;
  /** Its key in the configuration. */
  readonly configKey: string;
  /** The security scheme of the contract; absent where no operation documents the kind. */
  readonly scheme?: string;
  /** How documents of others name its scheme, or what its bearer tokens hold. */
  readonly inDocuments?: RegExp;
  /** How it is presented: in `Authorization`, behind the word `Bearer`. */
  readonly carrier: 'bearer';
  /** Whether it says nothing without the header that names a workspace. */
  readonly needsWorkspace: boolean;
  readonly claim?: CredentialClaim;
  /** What holds of a valid one; every documented kind has it. */
  readonly accepted?: OfCredential;
  /** What holds of one without its workspace. */
  readonly boundToWorkspace?: OfCredential;
  /** What clients offer for it; absent where they are not asked. */
  readonly offer?: ClientRequirement;
  /** Whether its owner may be no member of the other workspace, which is looked at. */
  readonly isForeignElsewhere?: boolean;
  /** What titles call one. */
  readonly words: string;
  /** What titles call one that was never issued; absent where none is made up. */
  readonly unknown?: string;
  /** What else is to be said of one that is to be lent. */
  readonly hint?: string;
  /** `{24}` stands for as many letters and digits, `{claims}` for the claims of a JWT. */
  readonly shape: string;
  /** What a token of the kind is told by; absent where nothing tells it. */
  readonly looksLike?: RegExp;
  /** Where an undocumented kind is presented elsewhere. */
  readonly placements?: readonly Placement[];
}
