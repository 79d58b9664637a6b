import { Failure } from './failure.js';
import type { Parameters } from './parameters.js';
import type { AcsUser } from './records.js';
import type { Workspace } from './workspace.js';

/**
 * Checks the three parameters by which ACS users are named: one user by its id, or those of an identity, in one system
 * or in all. The answer finds them in a workspace, so that nothing is looked up before everything is checked.
 */
export function acsUserSelection(parameters: Parameters): (workspace: Workspace) => AcsUser[] {
  const userId = parameters.optionalUuid('acs_user_id');
  const identityId = parameters.optionalUuid('user_identity_id');
  const systemId = parameters.optionalUuid('acs_system_id');
  // Asked of what was sent, not of what proved right: a malformed id is no permission to use the other one.
  const byUser = parameters.isGiven('acs_user_id');
  const byIdentity = parameters.isGiven('user_identity_id');
  if (byUser && byIdentity) parameters.complain('acs_user_id and user_identity_id cannot be combined');
  if (!byUser && !byIdentity) parameters.complain('one of acs_user_id and user_identity_id has to say who is meant');
  if (parameters.isGiven('acs_system_id') && (byUser || !byIdentity)) {
    parameters.complain('acs_system_id only narrows down a user_identity_id');
  }
  parameters.check();

  return (workspace) => {
    if (userId !== undefined) return [workspace.acsUser(userId)];
    const users = workspace.acsUsersOf(workspace.identity(identityId ?? ''));
    if (systemId === undefined) return users;
    const { acs_system_id } = workspace.acsSystem(systemId);
    return users.filter((user) => user.acs_system_id === acs_system_id);
  };
}

/** The same for endpoints that are about one user. */
export function singleAcsUser(parameters: Parameters): (workspace: Workspace) => AcsUser {
  const select = acsUserSelection(parameters);
  return (workspace) => {
    const [user, ...others] = select(workspace);
    if (!user) throw new Failure(404, 'acs_user_not_found', 'The identity has no user there.');
    if (others.length > 0)
      throw new Failure(400, 'acs_user_ambiguous', 'Name the system too; there are several users.');
    return user;
  };
}
