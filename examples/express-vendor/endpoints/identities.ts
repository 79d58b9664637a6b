import { randomUUID } from 'node:crypto';
import { enrol } from '../acs-membership.js';
import type { Endpoint } from '../endpoint.js';
import { Failure } from '../failure.js';
import { shownAcsUser, shownDevice, shownIdentity } from '../presentation.js';
import type { UserIdentity } from '../records.js';
import { unknown, type Workspace } from '../workspace.js';

/** Creates an identity, and a user of it in each access system that is named. */
export const createUserIdentity: Endpoint = {
  path: '/user_identities/create',
  methods: ['POST'],
  serve({ parameters, workspace }) {
    const identity: UserIdentity = {
      user_identity_id: randomUUID(),
      user_identity_key: parameters.optionalText('user_identity_key') ?? null,
      email_address: parameters.optionalText('email_address') ?? null,
      phone_number: parameters.optionalText('phone_number') ?? null,
      full_name: parameters.optionalText('full_name') ?? null,
      created_at: new Date().toISOString(),
      device_ids: new Set(),
    };
    const systemIds = new Set(parameters.optionalUuids('acs_system_ids'));
    parameters.check();
    refuseTwin(workspace, identity);
    const systems = [...systemIds].map((id) => workspace.acsSystem(id));
    workspace.identities.set(identity.user_identity_id, identity);
    for (const system of systems) enrol(workspace, system, { full_name: identity.full_name ?? 'Unnamed' }, identity);
    return { user_identity: shownIdentity(workspace, identity) };
  },
};

/** Shows an identity, also one that is being deleted. */
export const getUserIdentity: Endpoint = {
  path: '/user_identities/get',
  methods: ['GET', 'POST'],
  serve({ parameters, workspace }) {
    const id = parameters.optionalUuid('user_identity_id');
    const key = parameters.optionalText('user_identity_key');
    if (parameters.isGiven('user_identity_id') === parameters.isGiven('user_identity_key')) {
      parameters.complain('exactly one of user_identity_id and user_identity_key has to say who is meant');
    }
    parameters.check();
    const identity = [...workspace.identities.values()].find(
      ({ user_identity_id, user_identity_key }) =>
        user_identity_id === id || (key !== undefined && user_identity_key === key),
    );
    return { user_identity: shownIdentity(workspace, identity ?? unknown(404, 'user_identity')) };
  },
};

/** Lists the devices that an identity may use, under their present and their former name. */
export const listAccessibleDevices: Endpoint = {
  path: '/user_identities/list_accessible_devices',
  methods: ['GET', 'POST'],
  serve({ parameters, workspace }) {
    const id = parameters.uuid('user_identity_id');
    parameters.check();
    const devices = [...workspace.identity(id).device_ids].map((deviceId) =>
      shownDevice(workspace, workspace.device(deviceId)),
    );
    return { devices, accessible_devices: devices };
  },
};

/** Lists the ACS users of an identity. */
export const listAcsUsersOfIdentity: Endpoint = {
  path: '/user_identities/list_acs_users',
  methods: ['GET', 'POST'],
  serve({ parameters, workspace }) {
    const id = parameters.uuid('user_identity_id');
    parameters.check();
    const users = workspace.acsUsersOf(workspace.identity(id));
    return { acs_users: users.map((user) => shownAcsUser(workspace, user)) };
  },
};

function refuseTwin(workspace: Workspace, identity: UserIdentity): void {
  for (const name of ['user_identity_key', 'email_address', 'phone_number'] as const) {
    const value = identity[name];
    if (value !== null && [...workspace.identities.values()].some((other) => other[name] === value)) {
      throw new Failure(409, `${name}_taken`, `Another identity of the workspace already has this ${name}.`);
    }
  }
}
