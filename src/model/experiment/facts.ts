import type { CredentialName } from '../../../spec/credentials.js';
import type { Claim, ProfileName } from '../../../spec/profiles.js';
import type { LentName } from '../../../spec/scheme-credentials.js';
import type { Mismatch } from '../finding.js';

/** What is known of a target's world before any request of a case is built. */
export interface Facts {
  readonly profile: ProfileName;
  readonly claims: Readonly<Record<Claim, boolean>>;
  readonly credentials: ReadonlySet<LentName>;
  /** Credentials that were lent and cannot be used, each with the reason. */
  readonly unusable?: Readonly<Partial<Record<CredentialName, Mismatch>>>;
  /** The workspace of the credentials; absent where none is known. */
  readonly workspaceId?: string;
  /** A second workspace, that the personal access token has no part in. */
  readonly otherWorkspaceId?: string;
  /** Whether the workspace says that it is a sandbox. */
  readonly sandbox: boolean;
}
