import { finishDepartures, startDeparture } from '../departures.js';
import type { Endpoint } from '../endpoint.js';
import { unknown } from '../workspace.js';

/** Deletes an identity with its ACS users, credentials and client sessions, at once or after a delay. */
export const deleteUserIdentity: Endpoint = {
  path: '/user_identities/delete',
  methods: ['POST', 'DELETE'],
  serve({ parameters, workspace, settings }) {
    const id = parameters.uuid('user_identity_id');
    parameters.check();
    const identity = workspace.identities.get(id);
    if (!identity || identity.leavesAt !== undefined) {
      if (settings.repetition === 'ok' && workspace.formerIdentityIds.has(id)) return;
      // Here the identity is what the call is about, not a mistake in one of its parameters.
      unknown(404, 'user_identity');
    }
    startDeparture(workspace, identity, settings.now() + settings.deletionDelayMs);
    finishDepartures(workspace, settings.now());
  },
};
