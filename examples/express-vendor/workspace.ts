import { Failure } from './failure.js';
import type {
  AcsCredential,
  AcsEntrance,
  AcsSystem,
  AcsUser,
  ClientSession,
  Departing,
  Device,
  UserIdentity,
} from './records.js';

/**
 * All records of one tenant. Endpoints are handed a workspace and nothing above it, so an id of another tenant is as
 * unknown to them as one that was never given out.
 */
export class Workspace {
  readonly devices = new Map<string, Device>();
  readonly acsSystems = new Map<string, AcsSystem>();
  readonly acsEntrances = new Map<string, AcsEntrance>();
  readonly identities = new Map<string, UserIdentity>();
  readonly acsUsers = new Map<string, AcsUser>();
  readonly acsCredentials = new Map<string, AcsCredential>();
  readonly clientSessions = new Map<string, ClientSession>();
  /** Ids of identities whose deletion was acknowledged, so that a repetition can be told from a mistyped id. */
  readonly formerIdentityIds = new Set<string>();

  constructor(
    readonly workspaceId: string,
    readonly name: string,
  ) {}

  /** An identity that another object is related to. As a mistake in the parameters, an unknown one is a 400. */
  identity(id: string): UserIdentity {
    return usable(this.identities, id) ?? unknown(400, 'user_identity');
  }

  device(id: string): Device {
    return this.devices.get(id) ?? unknown(404, 'device');
  }

  acsSystem(id: string): AcsSystem {
    return this.acsSystems.get(id) ?? unknown(404, 'acs_system');
  }

  acsEntrance(id: string): AcsEntrance {
    return this.acsEntrances.get(id) ?? unknown(404, 'acs_entrance');
  }

  acsUser(id: string): AcsUser {
    return usable(this.acsUsers, id) ?? unknown(404, 'acs_user');
  }

  /** The usable ACS users of an identity, in every system. */
  acsUsersOf({ user_identity_id }: UserIdentity): AcsUser[] {
    return [...this.acsUsers.values()].filter(
      (user) => user.user_identity_id === user_identity_id && user.leavesAt === undefined,
    );
  }
}

/** Refuses an id that belongs to nothing in the workspace. */
export function unknown(status: 400 | 404, kind: string): never {
  throw new Failure(status, `${kind}_not_found`, `The workspace holds no ${kind.replaceAll('_', ' ')} of that id.`);
}

function usable<T extends Departing>(records: ReadonlyMap<string, T>, id: string): T | undefined {
  const record = records.get(id);
  return record?.leavesAt === undefined ? record : undefined;
}
