import { tie } from '../acs-membership.js';
import type { Call, Endpoint } from '../endpoint.js';
import { Failure } from '../failure.js';

function identityAndUser({ parameters, workspace }: Call) {
  const identityId = parameters.uuid('user_identity_id');
  const userId = parameters.uuid('acs_user_id');
  parameters.check();
  return { identity: workspace.identity(identityId), user: workspace.acsUser(userId) };
}

/** Ties an ACS user to an identity. */
export const addAcsUser: Endpoint = {
  path: '/user_identities/add_acs_user',
  methods: ['PUT', 'POST'],
  serve(call) {
    const { identity, user } = identityAndUser(call);
    tie(call.workspace, user, identity);
  },
};

/** Unties an ACS user from an identity. The user stays in its system, and keeps what it may open there. */
export const removeAcsUser: Endpoint = {
  path: '/user_identities/remove_acs_user',
  methods: ['POST', 'DELETE'],
  serve(call) {
    const { identity, user } = identityAndUser(call);
    if (user.user_identity_id === identity.user_identity_id) user.user_identity_id = undefined;
    else if (user.user_identity_id !== undefined || call.settings.repetition === 'not-found') {
      throw new Failure(404, 'acs_user_membership_not_found', 'The user does not belong to this identity.');
    }
  },
};
