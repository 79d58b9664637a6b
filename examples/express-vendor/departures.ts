import type { AcsUser, Departing, UserIdentity } from './records.js';
import type { Workspace } from './workspace.js';

/**
 * Takes an identity and all that belongs to it out of use. Access ends at once; the records themselves may stay visible
 * until `leavesAt`.
 */
export function startDeparture(workspace: Workspace, identity: UserIdentity, leavesAt: number): void {
  for (const user of workspace.acsUsersOf(identity)) {
    user.leavesAt = leavesAt;
    user.entrance_ids.clear();
    for (const credential of workspace.acsCredentials.values()) {
      if (credential.acs_user_id === user.acs_user_id) credential.leavesAt = leavesAt;
    }
  }
  for (const [id, session] of workspace.clientSessions) {
    if (session.user_identity_id === identity.user_identity_id) workspace.clientSessions.delete(id);
  }
  identity.leavesAt = leavesAt;
  identity.device_ids.clear();
  workspace.formerIdentityIds.add(identity.user_identity_id);
}

/** Drops what was due to leave. Called at every request, so that no timer keeps the process alive. */
export function finishDepartures(workspace: Workspace, now: number): void {
  for (const records of [workspace.identities, workspace.acsUsers, workspace.acsCredentials]) {
    for (const [id, { leavesAt }] of records as Map<string, Departing>) {
      if (leavesAt !== undefined && leavesAt <= now) records.delete(id);
    }
  }
}

/** Removes one ACS user with its credentials; the identity that it belonged to stays. */
export function removeAcsUser(workspace: Workspace, { acs_user_id }: AcsUser): void {
  for (const [id, credential] of workspace.acsCredentials) {
    if (credential.acs_user_id === acs_user_id) workspace.acsCredentials.delete(id);
  }
  workspace.acsUsers.delete(acs_user_id);
}
