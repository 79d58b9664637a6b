import { jsonOf, memberOf, reactionOf, received } from '../experiment/reaction.js';
import { type Call, neighbourRequest } from './call.js';
import type { Hooks } from './hooks.js';
import { keyedFaker } from './synthetic.js';

/** Told of everything that a lender makes, before anything else is done with it. */
export interface Inventory {
  readonly add: (kind: 'user_identity' | 'acs_user' | 'client_session', id: string) => void;
}

/** Hooks over the public API of the target, by API key. Names of people follow from the seed and the key. */
export function apiHooks(call: Call, inventory: Inventory, seed: number, key: string): Required<Hooks> {
  const faker = keyedFaker(seed, `${key}/names`);
  const post = async (path: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const { answer } = await call(`lend:${key}`, path, neighbourRequest(path, parameters));
    if (reactionOf(answer) !== 'accepted') throw new Error(`${path}: expected 2xx, received ${received(answer)}`);
    return jsonOf(answer);
  };
  const idIn = (path: string, body: unknown, object: string, id: string): string => {
    const value = memberOf(memberOf(body, object), id);
    if (typeof value !== 'string') throw new Error(`${path}: expected ${object}.${id}, received none`);
    return value;
  };
  const list = async (path: string, name: string, id: string): Promise<readonly string[]> => {
    const rows = memberOf(await post(path, {}), name);
    if (!Array.isArray(rows)) throw new Error(`${path}: expected an array ${name}, received none`);
    return rows.map((row) => memberOf(row, id)).filter((value) => typeof value === 'string');
  };
  return {
    async createUserIdentity() {
      const path = '/user_identities/create';
      const body = await post(path, { full_name: faker.person.fullName() });
      const id = idIn(path, body, 'user_identity', 'user_identity_id');
      inventory.add('user_identity', id);
      return id;
    },
    async createAcsUser({ userIdentityId, acsSystemId }) {
      const path = '/acs/users/create';
      const body = await post(path, {
        acs_system_id: acsSystemId,
        user_identity_id: userIdentityId,
        full_name: faker.person.fullName(),
      });
      const id = idIn(path, body, 'acs_user', 'acs_user_id');
      inventory.add('acs_user', id);
      return id;
    },
    listDevices: () => list('/devices/list', 'devices', 'device_id'),
    listAcsSystems: () => list('/acs/systems/list', 'acs_systems', 'acs_system_id'),
    async grantDevice(userIdentityId, deviceId) {
      const path = '/user_identities/grant_access_to_device';
      const request = {
        ...neighbourRequest(path, { user_identity_id: userIdentityId, device_id: deviceId }),
        method: 'PUT',
      };
      const { answer } = await call(`lend:${key}`, path, request);
      if (reactionOf(answer) !== 'accepted') throw new Error(`${path}: expected 2xx, received ${received(answer)}`);
    },
    async createClientSession(userIdentityId) {
      const path = '/client_sessions/create';
      return idIn(path, await post(path, { user_identity_id: userIdentityId }), 'client_session', 'token');
    },
  };
}
