/** A user identity's access system user, made for this run or found. */
export interface AcsUserOf {
  readonly userIdentityId: string;
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
  /** Lets the identity access the device. */
  readonly grantDevice?: (userIdentityId: string, deviceId: string) => Promise<void>;
  /** Makes a client session of the identity, and resolves to its token. */
  readonly createClientSession?: (userIdentityId: string) => Promise<string>;
}
