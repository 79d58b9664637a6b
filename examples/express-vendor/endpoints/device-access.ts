import type { Call, Endpoint } from '../endpoint.js';
import { Failure } from '../failure.js';

function identityAndDevice({ parameters, workspace }: Call) {
  const identityId = parameters.uuid('user_identity_id');
  const deviceId = parameters.uuid('device_id');
  parameters.check();
  return { identity: workspace.identity(identityId), device: workspace.device(deviceId) };
}

/** Lets an identity use a device. To grant what is granted already is a success: the caller has what they asked for. */
export const grantAccessToDevice: Endpoint = {
  path: '/user_identities/grant_access_to_device',
  methods: ['PUT', 'POST'],
  serve(call) {
    const { identity, device } = identityAndDevice(call);
    identity.device_ids.add(device.device_id);
  },
};

/** Takes the use of a device away from an identity. */
export const revokeAccessToDevice: Endpoint = {
  path: '/user_identities/revoke_access_to_device',
  methods: ['POST', 'DELETE'],
  serve(call) {
    const { identity, device } = identityAndDevice(call);
    const wasGranted = identity.device_ids.delete(device.device_id);
    if (!wasGranted && call.settings.repetition === 'not-found') {
      throw new Failure(404, 'device_access_not_found', 'The identity has no access to this device.');
    }
  },
};
