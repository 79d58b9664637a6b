import { enrol } from '../acs-membership.js';
import { acsUserSelection } from '../acs-user-selection.js';
import type { Call, Endpoint } from '../endpoint.js';
import { Failure } from '../failure.js';
import type { AcsEntrance, AcsUser } from '../records.js';

/** Closes every entrance to the ACS users that are named. To close what is closed is a success. */
export const revokeAccessToAllEntrances: Endpoint = {
  path: '/acs/users/revoke_access_to_all_entrances',
  methods: ['POST'],
  serve({ parameters, workspace }) {
    for (const user of acsUserSelection(parameters)(workspace)) user.entrance_ids.clear();
  },
};

/** Opens one entrance to an ACS user, or to an identity, which becomes a user of the system if it is none yet. */
export const grantEntranceAccess: Endpoint = {
  path: '/acs/entrances/grant_access',
  methods: ['POST'],
  serve(call) {
    const { parameters, workspace } = call;
    const entranceId = parameters.uuid('acs_entrance_id');
    const userId = parameters.optionalUuid('acs_user_id');
    const identityId = parameters.optionalUuid('user_identity_id');
    if (parameters.isGiven('acs_user_id') === parameters.isGiven('user_identity_id')) {
      parameters.complain('exactly one of acs_user_id and user_identity_id has to say who is meant');
    }
    parameters.check();
    const entrance = workspace.acsEntrance(entranceId);
    const user = userId === undefined ? userOfIdentity(call, identityId ?? '', entrance) : workspace.acsUser(userId);
    if (user.acs_system_id !== entrance.acs_system_id) {
      throw new Failure(400, 'acs_system_mismatch', 'The user and the entrance are of different systems.');
    }
    user.entrance_ids.add(entrance.acs_entrance_id);
  },
};

/** Lists what the named ACS users may open. */
export const listAccessibleEntrances: Endpoint = {
  path: '/acs/users/list_accessible_entrances',
  methods: ['GET', 'POST'],
  serve({ parameters, workspace }) {
    const open = new Set(acsUserSelection(parameters)(workspace).flatMap(({ entrance_ids }) => [...entrance_ids]));
    return { acs_entrances: [...open].map((id) => workspace.acsEntrance(id)) };
  },
};

function userOfIdentity({ workspace }: Call, identityId: string, { acs_system_id }: AcsEntrance): AcsUser {
  const identity = workspace.identity(identityId);
  return (
    workspace.acsUsersOf(identity).find((user) => user.acs_system_id === acs_system_id) ??
    enrol(workspace, workspace.acsSystem(acs_system_id), { full_name: identity.full_name ?? 'Unnamed' }, identity)
  );
}
