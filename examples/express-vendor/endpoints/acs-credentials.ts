import { randomUUID } from 'node:crypto';
import { singleAcsUser } from '../acs-user-selection.js';
import type { Endpoint } from '../endpoint.js';
import { shownCredential } from '../presentation.js';
import type { AcsCredential } from '../records.js';

const accessMethods = ['code', 'card', 'mobile_key', 'cloud_key'];

/** Issues a credential to an ACS user. */
export const createCredential: Endpoint = {
  path: '/acs/credentials/create',
  methods: ['POST'],
  serve({ parameters, workspace }) {
    const accessMethod = parameters.text('access_method');
    if (!accessMethods.includes(accessMethod)) {
      parameters.complain(`has to be one of ${accessMethods.join(', ')}`, 'access_method');
    }
    const code = parameters.optionalText('code');
    const { acs_user_id, acs_system_id } = singleAcsUser(parameters)(workspace);
    const credential: AcsCredential = {
      acs_credential_id: randomUUID(),
      acs_user_id,
      acs_system_id,
      access_method: accessMethod,
      code: code ?? null,
      created_at: new Date().toISOString(),
    };
    workspace.acsCredentials.set(credential.acs_credential_id, credential);
    return { acs_credential: shownCredential(workspace, credential) };
  },
};

/** Lists credentials, also those that are being deleted. A filter that fits nothing finds nothing. */
export const listCredentials: Endpoint = {
  path: '/acs/credentials/list',
  methods: ['GET', 'POST'],
  serve({ parameters, workspace }) {
    const userId = parameters.optionalUuid('acs_user_id');
    const identityId = parameters.optionalUuid('user_identity_id');
    const systemId = parameters.optionalUuid('acs_system_id');
    parameters.check();
    const found = [...workspace.acsCredentials.values()].filter(
      ({ acs_user_id, acs_system_id }) =>
        (userId === undefined || acs_user_id === userId) &&
        (systemId === undefined || acs_system_id === systemId) &&
        (identityId === undefined || workspace.acsUsers.get(acs_user_id)?.user_identity_id === identityId),
    );
    return { acs_credentials: found.map((credential) => shownCredential(workspace, credential)) };
  },
};
