import type { Stage } from '../../model/experiment/facet.js';
import type { Scene } from '../../model/experiment/scene.js';
import { demand } from './demand.js';
import type { Hooks } from './hooks.js';

/** What a stage is arranged with, in one workspace. */
export interface StageHands {
  readonly hooks: Hooks;
  readonly devices: () => Promise<readonly string[]>;
  readonly systems: () => Promise<readonly string[]>;
}

/**
 * Arranges the people and things of a scenario. `A` is whom the operation is about, with the access system users `A1`
 * and `A2` in two systems and the devices `D1`, `D2` and `D3`; `B` is a bystander with `B1` and `D1`. On the other workspace's
 * side the names carry `foreign `. Nothing is done twice at a time for one person, as targets may lose one of the two. Throws an Error that says what is lacking.
 */
export async function arrangeStage(stage: Stage, home: StageHands, foreign: StageHands | undefined): Promise<Scene> {
  const ids = await arrangeSide(stage, home);
  const parameters = {
    user_identity_id: ids.A ?? '',
    device_id: ids.D1 ?? '',
    acs_user_id: ids.A1 ?? '',
    acs_system_id: ids.S1 ?? '',
  };
  if (!stage.hasForeign) return { ids: { ...parameters, ...ids }, isReal: true, isCreated: true };
  if (!foreign)
    throw new Error('other api key: expected one to be lent, received none; set SEAM_CONFORMANCE_OTHER_API_KEY');
  const others = await arrangeSide(stage, foreign);
  const named = Object.fromEntries(Object.entries(others).map(([name, id]) => [`foreign ${name}`, id]));
  const foreignParameters = {
    'foreign user_identity_id': others.A ?? '',
    'foreign device_id': others.D1 ?? '',
    'foreign acs_user_id': others.A1 ?? '',
    'foreign acs_system_id': others.S1 ?? '',
  };
  return { ids: { ...parameters, ...foreignParameters, ...ids, ...named }, isReal: true, isCreated: true };
}

async function arrangeSide(
  { parts, isGranted, needsTwoSystems }: Stage,
  { hooks, devices, systems }: StageHands,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  const has = (part: Stage['parts'][number]) => parts.includes(part);
  const createUserIdentity = demand(hooks.createUserIdentity, 'user_identity_id', 'a user identity');
  Object.assign(ids, await named({ A: createUserIdentity(), B: createUserIdentity() }));
  const { A = '', B = '' } = ids;
  if (has('devices')) {
    const [first, second, third] = await devices();
    if (first === undefined) throw new Error('device_id: the target lists none; add a device to its workspace');
    Object.assign(ids, present({ D1: first, D2: second, D3: third }));
    const grant = demand(hooks.grantDevice, 'device_id', 'access to a device');
    // The one that the operation is about is neither the oldest nor the newest.
    if (second !== undefined) await grant(A, second);
    if (isGranted) await all([grant(A, first), grant(B, first)]);
    if (third !== undefined) await grant(A, third);
  }
  if (has('users')) {
    const [first, second] = await systems();
    if (first === undefined)
      throw new Error('acs_system_id: the target lists none; add an access system to its workspace');
    const createAcsUser = demand(hooks.createAcsUser, 'acs_user_id', 'an access system user');
    if (second === undefined && needsTwoSystems)
      throw new Error('acs_system_id: the target lists only one; add a second access system to its workspace');
    const user = (userIdentityId: string, acsSystemId: string) => createAcsUser({ userIdentityId, acsSystemId });
    Object.assign(ids, present({ S1: first, S2: second }));
    // The one that the operation is about is not the first of the identity.
    if (second !== undefined) ids.A2 = await user(A, second);
    Object.assign(ids, await named({ A1: user(A, first), B1: user(B, first) }));
  }
  if (has('entrances')) await openEntrances(hooks, ids);
  if (has('credentials')) {
    const create = demand(hooks.createCredential, 'acs_credential_id', 'a credential');
    await all([create(ids.A1 ?? ''), create(ids.B1 ?? '')]);
    if (ids.A2 !== undefined) await create(ids.A2);
    // More than one is more telling, where a target allows it.
    await create(ids.A1 ?? '').catch(() => undefined);
  }
  if (has('sessions')) {
    const create = demand(hooks.createClientSession, 'client_session_id', 'a client session');
    await all([create(A), create(B)]);
    await create(A);
  }
  return ids;
}

async function openEntrances(hooks: Hooks, ids: Record<string, string>): Promise<void> {
  const list = demand(hooks.listEntrances, 'acs_entrance_id', 'an entrance');
  const open = demand(hooks.grantEntrance, 'acs_entrance_id', 'access to an entrance');
  const [[first, second, last] = [], [third] = []] = await all([
    list(ids.S1 ?? ''),
    ...(ids.S2 === undefined ? [] : [list(ids.S2)]),
  ]);
  if (first === undefined) throw new Error('acs_entrance_id: the access system has none; add one');
  if (ids.A2 !== undefined && third === undefined)
    throw new Error('acs_entrance_id: the second access system has none; add one');
  const { A1 = '', B1 = '', A2 } = ids;
  Object.assign(ids, present({ E1: first, E2: second, E4: last }));
  if (A2 !== undefined && third !== undefined) ids.E3 = third;
  await all([open(A1, first), open(B1, first)]);
  if (second !== undefined) await open(A1, second);
  if (last !== undefined) await open(A1, last);
  if (A2 !== undefined && third !== undefined) await open(A2, third);
}

function present(ids: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(ids).flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])));
}

/** Waits for all of them, even when one fails: what is being made must be known before anything else happens. */
async function all<T>(promises: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

async function named(promises: Readonly<Record<string, Promise<string>>>): Promise<Record<string, string>> {
  const ids = await all(Object.values(promises));
  return Object.fromEntries(Object.keys(promises).map((name, index) => [name, ids[index] ?? '']));
}
