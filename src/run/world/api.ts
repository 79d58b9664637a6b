import { syntheticId, syntheticName } from '../../ground/synthetic.js';
import type { Failure } from '../../model/exchange.js';
import { jsonOf, memberOf, reactionOf, received } from '../../model/experiment/reaction.js';
import { type Errand, errandKey } from '../../model/origin.js';
import { type Call, neighbourRequest } from './call.js';
import type { Owner } from './hooked.js';
import type { Hooks } from './hooks.js';
import type { Inventory, MadeThing } from './inventory.js';

// A request that did not reach the target has made nothing there.
const neverArrived: readonly Failure[] = ['connection-refused', 'name-not-found', 'tls', 'aborted'];

/** Whether anything was made is not known. */
class Unanswered extends Error {}

/**
 * Hooks over the public API of the target, by API key. Names of people follow from the seed and the key.
 * @param nonce different for every run, as keys must be unique at the target even when a run is repeated.
 */
export function apiHooks(
  call: Call,
  inventory: Inventory,
  seed: number,
  errand: Errand,
  nonce: number,
  owner: Owner = 'home',
): Required<Omit<Hooks, 'observe'>> {
  const key = errandKey(errand);
  const nameOf = (what: string) => syntheticName(seed, `${key}/${what}`);
  const keyOf = (what: string) => syntheticId(nonce, `${key}/${owner}/${what}`);
  let identities = 0;
  let users = 0;
  const headers = { authorization: owner === 'home' ? 'Bearer {{api-key}}' : 'Bearer {{other-api-key}}' };
  const post = async (
    path: string,
    parameters: Readonly<Record<string, unknown>>,
    method = 'POST',
  ): Promise<unknown> => {
    const request = { ...neighbourRequest(path, parameters, headers), method };
    const { answer } = await call({ kind: 'lending', errand, path }, request);
    const sentence = `${path}: expected 2xx, received ${received(answer)}`;
    if (answer.kind === 'failure' && !neverArrived.includes(answer.failure)) throw new Unanswered(sentence);
    if (reactionOf(answer) !== 'accepted') throw new Error(sentence);
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
  const journaled = async (thing: MadeThing, make: () => Promise<string>): Promise<string> => {
    inventory.intend(thing);
    try {
      const id = await make();
      inventory.add({ ...thing, id });
      return id;
    } catch (error) {
      if (error instanceof Unanswered) inventory.add(thing);
      else inventory.removed(thing);
      throw error;
    }
  };
  return {
    async createUserIdentity() {
      identities += 1;
      const key = `conformance-${keyOf(`identity ${identities}`)}`;
      const parameters = { user_identity_key: key, full_name: nameOf(`identity ${identities}`) };
      return journaled({ kind: 'user_identity', key, owner }, () =>
        made('/user_identities/create', parameters, 'user_identity', 'user_identity_id'),
      );
    },
    async createAcsUser({ userIdentityId, acsSystemId }) {
      users += 1;
      const parameters = {
        acs_system_id: acsSystemId,
        user_identity_id: userIdentityId,
        full_name: nameOf(`user ${users}`),
      };
      return journaled({ kind: 'acs_user', key: `conformance-${keyOf(`user ${users}`)}`, owner }, () =>
        made('/acs/users/create', parameters, 'acs_user', 'acs_user_id'),
      );
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
