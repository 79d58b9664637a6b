import { jsonOf, memberOf, reactionOf, received } from '../experiment/reaction.js';
import { type Call, neighbourRequest } from './call.js';
import type { Owner } from './hooked.js';
import type { Hooks } from './hooks.js';
import { keyedFaker } from './synthetic.js';

/** Told of everything that a lender makes, before anything else is done with it. */
export interface Inventory {
  readonly add: (kind: 'user_identity' | 'acs_user', id: string, owner: Owner) => void;
}

/** Hooks over the public API of the target, by API key. Names of people follow from the seed and the key. */
export function apiHooks(
  call: Call,
  inventory: Inventory,
  seed: number,
  key: string,
  owner: Owner = 'home',
): Required<Omit<Hooks, 'observe'>> {
  const faker = keyedFaker(seed, `${key}/names`);
  const headers = { authorization: owner === 'home' ? 'Bearer {{api-key}}' : 'Bearer {{other-api-key}}' };
  const post = async (
    path: string,
    parameters: Readonly<Record<string, unknown>>,
    method = 'POST',
  ): Promise<unknown> => {
    const request = { ...neighbourRequest(path, parameters, headers), method };
    const { answer } = await call(`lend:${key}`, path, request);
    if (reactionOf(answer) !== 'accepted') throw new Error(`${path}: expected 2xx, received ${received(answer)}`);
    return jsonOf(answer);
  };
  const made = async (
    path: string,
    parameters: Readonly<Record<string, unknown>>,
    object: string,
    id: string,
  ): Promise<string> => {
    const value = memberOf(memberOf(await post(path, parameters), object), id);
    if (typeof value !== 'string') throw new Error(`${path}: expected ${object}.${id}, received none`);
    return value;
  };
  const list = async (
    path: string,
    parameters: Readonly<Record<string, unknown>>,
    name: string,
    id: string,
  ): Promise<readonly string[]> => {
    const rows = memberOf(await post(path, parameters), name);
    if (!Array.isArray(rows)) throw new Error(`${path}: expected an array ${name}, received none`);
    return rows.map((row) => memberOf(row, id)).filter((value) => typeof value === 'string');
  };
  return {
    async createUserIdentity() {
      const id = await made(
        '/user_identities/create',
        { full_name: faker.person.fullName() },
        'user_identity',
        'user_identity_id',
      );
      inventory.add('user_identity', id, owner);
      return id;
    },
    async createAcsUser({ userIdentityId, acsSystemId }) {
      const parameters = {
        acs_system_id: acsSystemId,
        user_identity_id: userIdentityId,
        full_name: faker.person.fullName(),
      };
      const id = await made('/acs/users/create', parameters, 'acs_user', 'acs_user_id');
      inventory.add('acs_user', id, owner);
      return id;
    },
    listDevices: () => list('/devices/list', {}, 'devices', 'device_id'),
    listAcsSystems: () => list('/acs/systems/list', {}, 'acs_systems', 'acs_system_id'),
    listEntrances: (system) =>
      list('/acs/entrances/list', { acs_system_id: system }, 'acs_entrances', 'acs_entrance_id'),
    async grantDevice(userIdentityId, deviceId) {
      const parameters = { user_identity_id: userIdentityId, device_id: deviceId };
      await post('/user_identities/grant_access_to_device', parameters, 'PUT');
    },
    async grantEntrance(acsUserId, acsEntranceId) {
      await post('/acs/entrances/grant_access', { acs_entrance_id: acsEntranceId, acs_user_id: acsUserId });
    },
    async createCredential(acsUserId) {
      await post('/acs/credentials/create', { acs_user_id: acsUserId, access_method: 'code' });
    },
    createClientSession: (userIdentityId) =>
      made('/client_sessions/create', { user_identity_id: userIdentityId }, 'client_session', 'token'),
  };
}
