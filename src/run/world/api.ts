import { type Endpoint, resources } from '../../../spec/resources.js';
import { syntheticName } from '../../ground/synthetic.js';
import { environmentOf, mayHaveBeenCarriedOut } from '../../judge/environment.js';
import { jsonOf, memberOf, reactionOf, received } from '../../model/experiment/reaction.js';
import { type Errand, errandKey } from '../../model/origin.js';
import { type Call, type CallOptions, neighbourRequest, ownerHeaders } from './call.js';
import type { Owner } from './hooked.js';
import type { Hooks } from './hooks.js';
import type { Inventory, MadeThing } from './inventory.js';
import { OfEnvironment } from './of-environment.js';
import { identityByKey } from './perhaps.js';
import type { Sight } from './sight.js';

const {
  user_identity: identity,
  acs_user: user,
  acs_system: system,
  acs_entrance: entrance,
  acs_credential: credential,
  client_session: session,
  device,
} = resources;

/** With which the keys of identities begin that a run makes, unless it is to be told apart from nobody. */
export const keyPrefix = 'conformance-';

/** How often something is made until the target says so. */
const creationsAtMost = 3;

/** Whether anything was made is not known. */
class Unanswered extends OfEnvironment {}

/**
 * Hooks over the public API of the target, by API key. Names of people follow from the seed and the key.
 * @param keyOf makes keys, which must be unique at the target even when a run is repeated.
 */
export function apiHooks(
  call: Call,
  inventory: Inventory,
  seed: number,
  errand: Errand,
  keyOf: (what: string) => string,
  sight: Sight,
  owner: Owner = 'home',
): Required<Omit<Hooks, 'observe'>> {
  const key = errandKey(errand);
  const nameOf = (what: string) => syntheticName(seed, `${key}/${what}`);
  const ownKey = (what: string) => keyOf(`${key}/${owner}/${what}`);
  let identities = 0;
  let users = 0;
  const headers = ownerHeaders(owner);
  const post = async (
    { path, method = 'POST', fixed }: Endpoint,
    parameters: Readonly<Record<string, unknown>>,
    how: CallOptions = {},
  ): Promise<unknown> => {
    const request = { ...neighbourRequest(path, { ...parameters, ...fixed }, headers), method };
    const { answer } = await call({ kind: 'lending', errand, path }, request, how);
    const sentence = `${path}: expected 2xx, received ${received(answer)}`;
    // What came of an earlier attempt is not known either.
    if (mayHaveBeenCarriedOut(answer)) throw new Unanswered(sentence);
    if (environmentOf(answer) !== undefined) throw new OfEnvironment(sentence);
    if (reactionOf(answer) !== 'accepted') throw new Error(sentence);
    return jsonOf(answer);
  };
  const made = async (
    endpoint: Endpoint & { readonly member: string },
    parameters: Readonly<Record<string, unknown>>,
    id: string,
  ): Promise<string> => {
    const { path, member } = endpoint;
    const value = memberOf(memberOf(await post(endpoint, parameters, { isOnce: true }), member), id);
    if (typeof value !== 'string') throw new Error(`${path}: expected ${member}.${id}, received none`);
    return value;
  };
  const list = async (
    { list: endpoint, id }: { readonly list: Endpoint & { readonly member: string }; readonly id: string },
    parameters: Readonly<Record<string, unknown>> = {},
  ): Promise<readonly string[]> => {
    const { path, member } = endpoint;
    const rows: unknown = memberOf(await post(endpoint, parameters), member);
    if (!Array.isArray(rows)) throw new Error(`${path}: expected an array ${member}, received none`);
    return oldestFirst(rows.filter((row) => !isOfAnotherRun(row)))
      .map((row) => memberOf(row, id))
      .filter((value) => typeof value === 'string');
  };
  // What another run makes at the same time goes when that run is done with it, whatever this one asks for.
  let ofNoRun: Set<unknown> | undefined;
  const isOfAnotherRun = (row: unknown): boolean => {
    const [key, id] = [memberOf(row, identity.key), memberOf(row, identity.id)];
    if (inventory.made.some((thing) => thing.id === id)) return false;
    // Of a user whose identity was not there a moment ago, nobody knows who makes it.
    if (key === undefined) return typeof id === 'string' && ofNoRun !== undefined && !ofNoRun.has(id);
    const isOfRun = typeof key === 'string' && key.startsWith(keyPrefix);
    ofNoRun ??= new Set();
    if (!isOfRun) ofNoRun.add(id);
    return isOfRun;
  };
  // Under another name where nobody knows what became of the first: that one is looked for when the run is over.
  const journaled = async (
    thing: MadeThing,
    make: (key: string) => Promise<string>,
    creationsLeft = creationsAtMost - 1,
  ): Promise<string> => {
    inventory.intend(thing);
    try {
      const id = await make(thing.key);
      inventory.add({ ...thing, id });
      await sight(errand, thing.kind, id, owner);
      return id;
    } catch (error) {
      if (!(error instanceof Unanswered)) {
        inventory.removed(thing);
        throw error;
      }
      const seen = thing.kind === 'user_identity' ? await identityByKey(thing.key, call, headers) : 'unclear';
      inventory.add(typeof seen === 'object' ? { ...thing, id: seen.id } : thing);
      if (typeof seen === 'object') return seen.id;
      if (creationsLeft === 0) throw error;
      return journaled({ ...thing, key: `${thing.key}-anew` }, make, creationsLeft - 1);
    }
  };
  return {
    async createUserIdentity() {
      identities += 1;
      const key = ownKey(`identity ${identities}`);
      const full_name = nameOf(`identity ${identities}`);
      return journaled({ kind: 'user_identity', key, owner }, (unique) =>
        made(identity.create, { [identity.key]: unique, full_name }, identity.id),
      );
    },
    async createAcsUser({ userIdentityId, acsSystemId }) {
      users += 1;
      const parameters = {
        [system.id]: acsSystemId,
        [identity.id]: userIdentityId,
        full_name: nameOf(`user ${users}`),
      };
      const key = ownKey(`user ${users}`);
      const of = userIdentityId === undefined ? {} : { of: userIdentityId };
      const thing: MadeThing = { kind: 'acs_user', key, owner, ...of };
      return journaled(thing, () => made(user.create, parameters, user.id));
    },
    listUserIdentities: () => list(identity),
    listAcsUsers: () => list(user),
    listDevices: () => list(device),
    listAcsSystems: () => list(system),
    listEntrances: (acsSystemId) => list(entrance, { [system.id]: acsSystemId }),
    async grantDevice(userIdentityId, deviceId) {
      await post(device.grant, { [identity.id]: userIdentityId, [device.id]: deviceId });
    },
    async grantEntrance(acsUserId, acsEntranceId) {
      await post(entrance.grant, { [entrance.id]: acsEntranceId, [user.id]: acsUserId });
    },
    async createCredential(acsUserId) {
      await post(credential.create, { [user.id]: acsUserId });
    },
    createClientSession: (userIdentityId) => made(session.create, { [identity.id]: userIdentityId }, session.secret),
  };
}

/** Where rows do not say when they were made, in the order of the list. */
function oldestFirst(rows: readonly unknown[]): readonly unknown[] {
  const madeAt = (row: unknown) => Date.parse(String(memberOf(row, 'created_at')));
  if (rows.some((row) => Number.isNaN(madeAt(row)))) return rows;
  return [...rows].sort((one, other) => madeAt(one) - madeAt(other));
}
