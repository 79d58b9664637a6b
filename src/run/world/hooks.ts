import type { Facet, Observation } from '../../model/experiment/facet.js';

/** The access system in which a user is made, and the user identity that it belongs to. */
export interface AcsUserOf {
  /** Absent for a user that belongs to nobody yet. */
  readonly userIdentityId?: string;
  readonly acsSystemId: string;
}

/**
 * What a lender can do at a target. Every hook is optional: what is missing makes only those cases inconclusive that
 * need it. A hook that cannot do its work throws an Error whose message says what happened.
 */
export interface Hooks {
  /** Makes a user identity that nothing else uses, and resolves to its id. */
  readonly createUserIdentity?: () => Promise<string>;
  /** Makes an access system user of that identity in that system, and resolves to its id. */
  readonly createAcsUser?: (of: AcsUserOf) => Promise<string>;
  /** Ids of devices that access may be granted to. They are shared by all cases and never deleted. */
  readonly listDevices?: () => Promise<readonly string[]>;
  /** Ids of access systems in which users may be made. */
  readonly listAcsSystems?: () => Promise<readonly string[]>;
  /** Ids of the entrances of an access system. */
  readonly listEntrances?: (acsSystemId: string) => Promise<readonly string[]>;
  /** Ids of the identities of the workspace, the oldest first; the oldest is watched, and nothing is done to it. */
  readonly listUserIdentities?: () => Promise<readonly string[]>;
  /** Ids of the access system users of the workspace, the oldest first; the same holds. */
  readonly listAcsUsers?: () => Promise<readonly string[]>;
  /** Lets the identity access the device. */
  readonly grantDevice?: (userIdentityId: string, deviceId: string) => Promise<void>;
  /** Lets the access system user open the entrance. */
  readonly grantEntrance?: (acsUserId: string, acsEntranceId: string) => Promise<void>;
  /** Makes a credential of the access system user. */
  readonly createCredential?: (acsUserId: string) => Promise<void>;
  /** Makes a client session of the identity, and resolves to its token. */
  readonly createClientSession?: (userIdentityId: string) => Promise<string>;
  /** Looks at a facet of the state. Without this hook the target's public API is asked. */
  readonly observe?: (facet: Facet, subjectId: string) => Promise<Observation>;
}
