import { randomUUID } from 'node:crypto';
import { Failure } from './failure.js';
import type { AcsSystem, AcsUser, UserIdentity } from './records.js';
import type { Workspace } from './workspace.js';

/** Adds a user to an access system, for an identity where one is given. */
export function enrol(
  workspace: Workspace,
  { acs_system_id }: AcsSystem,
  person: { full_name: string; email_address?: string | undefined; phone_number?: string | undefined },
  identity?: UserIdentity,
): AcsUser {
  if (identity) refuseSecondUser(workspace, identity, acs_system_id);
  const user: AcsUser = {
    acs_user_id: randomUUID(),
    acs_system_id,
    full_name: person.full_name,
    email_address: person.email_address ?? null,
    phone_number: person.phone_number ?? null,
    created_at: new Date().toISOString(),
    user_identity_id: identity?.user_identity_id,
    entrance_ids: new Set(),
  };
  workspace.acsUsers.set(user.acs_user_id, user);
  return user;
}

/** Ties an existing user to an identity; to tie it a second time changes nothing. */
export function tie(workspace: Workspace, user: AcsUser, identity: UserIdentity): void {
  if (user.user_identity_id === identity.user_identity_id) return;
  if (user.user_identity_id !== undefined) {
    throw new Failure(409, 'acs_user_taken', 'The user belongs to another identity; remove it there first.');
  }
  refuseSecondUser(workspace, identity, user.acs_system_id);
  user.user_identity_id = identity.user_identity_id;
}

// One person is one user of a system; two would make "the user of this identity there" ambiguous.
function refuseSecondUser(workspace: Workspace, identity: UserIdentity, systemId: string): void {
  if (workspace.acsUsersOf(identity).some(({ acs_system_id }) => acs_system_id === systemId)) {
    throw new Failure(409, 'acs_user_exists', 'The identity already has a user in this system.');
  }
}
