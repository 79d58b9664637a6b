import { enrol } from '../acs-membership.js';
import { singleAcsUser } from '../acs-user-selection.js';
import { removeAcsUser } from '../departures.js';
import type { Endpoint } from '../endpoint.js';
import { shownAcsUser } from '../presentation.js';
import { unknown } from '../workspace.js';

/** Adds a user to an access system. */
export const createAcsUser: Endpoint = {
  path: '/acs/users/create',
  methods: ['POST'],
  serve({ parameters, workspace }) {
    const systemId = parameters.uuid('acs_system_id');
    const identityId = parameters.optionalUuid('user_identity_id');
    const person = {
      full_name: parameters.text('full_name'),
      email_address: parameters.optionalText('email_address'),
      phone_number: parameters.optionalText('phone_number'),
    };
    parameters.check();
    const system = workspace.acsSystem(systemId);
    const identity = identityId === undefined ? undefined : workspace.identity(identityId);
    return { acs_user: shownAcsUser(workspace, enrol(workspace, system, person, identity)) };
  },
};

/** Shows an ACS user; by its own id also one that is being deleted. */
export const getAcsUser: Endpoint = {
  path: '/acs/users/get',
  methods: ['GET', 'POST'],
  serve({ parameters, workspace }) {
    const select = singleAcsUser(parameters);
    const id = parameters.optionalUuid('acs_user_id');
    const user = id === undefined ? select(workspace) : workspace.acsUsers.get(id);
    return { acs_user: shownAcsUser(workspace, user ?? unknown(404, 'acs_user')) };
  },
};

/** Removes an ACS user with its credentials. */
export const deleteAcsUser: Endpoint = {
  path: '/acs/users/delete',
  methods: ['POST', 'DELETE'],
  serve({ parameters, workspace }) {
    removeAcsUser(workspace, singleAcsUser(parameters)(workspace));
  },
};
