import { credential, foreignCredential } from '../../../spec/credentials.js';
import { resources } from '../../../spec/resources.js';
import type { StageName } from '../../../spec/stage.js';
import type { Stage } from '../../model/experiment/facet.js';
import type { Scene } from '../../model/experiment/scene.js';
import type { Bystanders } from './bystanders.js';
import { demand, first } from './demand.js';
import type { Hooks } from './hooks.js';

const { user_identity: identity, acs_user: user, acs_system: system, acs_entrance: entrance, device } = resources;

type StageIds = Partial<Record<StageName, string>>;

/** What a stage is arranged with, in one workspace. */
export interface StageHands {
  readonly hooks: Hooks;
  readonly devices: () => Promise<readonly string[]>;
  readonly systems: () => Promise<readonly string[]>;
  /** The entrances of a system. */
  readonly entrances: (acsSystemId: string) => Promise<readonly string[]>;
  /** Who was there before anything was lent. */
  readonly bystanders: () => Promise<Bystanders>;
}

/**
 * Arranges the people and things of a scenario. `A` is whom the operation is about, with the access system users `A1`
 * and `A2` in two systems and the devices `D1`, `D2` and `D3`; `B` is a bystander with `B1` and `D1`. Unless it is granted,
 * `D1` is not `A`'s yet, and `A1` nobody's. On the other workspace's side the names carry `foreign `. Nothing is done twice
 * at a time for one person, as targets may lose one of the two. Throws an Error that says what is missing.
 */
export async function arrangeStage(stage: Stage, home: StageHands, foreign: StageHands | undefined): Promise<Scene> {
  const ids = withParameters(await arrangeSide(stage, home));
  if (!stage.hasForeign) return { ids, isReal: true, isCreated: true };
  if (!foreign) {
    const { name, variable } = credential(foreignCredential);
    throw new Error(`${name.replaceAll('-', ' ')}: expected one to be lent, received none; set ${variable}`);
  }
  const others = Object.entries(withParameters(await arrangeSide(stage, foreign)));
  const named = Object.fromEntries(others.map(([name, id]) => [`foreign ${name}`, id]));
  return { ids: { ...ids, ...named }, isReal: true, isCreated: true };
}

/** The same with what the operation is about under the names of its parameters, too. */
function withParameters(ids: StageIds): Record<string, string> {
  return {
    [identity.id]: ids.A ?? '',
    [device.id]: ids.D1 ?? '',
    [user.id]: ids.A1 ?? '',
    [system.id]: ids.S1 ?? '',
    ...ids,
  };
}

async function arrangeSide(
  { parts, isGranted, needsTwoSystems }: Stage,
  { hooks, devices, systems, entrances, bystanders }: StageHands,
): Promise<StageIds> {
  const ids: StageIds = {};
  const has = (part: Stage['parts'][number]) => parts.includes(part);
  const createUserIdentity = demand(hooks.createUserIdentity, identity);
  Object.assign(ids, await bystanders());
  Object.assign(ids, await named({ A: createUserIdentity(), B: createUserIdentity() }));
  const { A = '', B = '' } = ids;
  if (has('devices')) {
    const listed = await devices();
    const [, second, third] = listed;
    const oldest = first(listed, device);
    Object.assign(ids, present({ D1: oldest, D2: second, D3: third }));
    const grant = demand(hooks.grantDevice, device, 'access');
    // The one that the operation is about is neither the oldest nor the newest.
    if (second !== undefined) await grant(A, second);
    if (isGranted) await all([grant(A, oldest), grant(B, oldest)]);
    if (third !== undefined) await grant(A, third);
  }
  if (has('users')) {
    const listed = await systems();
    const [, second] = listed;
    const oldest = first(listed, system);
    const createAcsUser = demand(hooks.createAcsUser, user);
    if (second === undefined && needsTwoSystems)
      throw new Error(`${system.id}: the target lists only one; add ${system.words} to its workspace`);
    const made = (userIdentityId: string, acsSystemId: string) => createAcsUser({ userIdentityId, acsSystemId });
    Object.assign(ids, present({ S1: oldest, S2: second }));
    // The one that the operation is about is not the first of the identity.
    if (second !== undefined) ids.A2 = await made(A, second);
    // Where it is to be attached, it belongs to nobody yet.
    const subject = isGranted ? made(A, oldest) : createAcsUser({ acsSystemId: oldest });
    Object.assign(ids, await named({ A1: subject, B1: made(B, oldest) }));
  }
  if (has('entrances')) await openEntrances(hooks, entrances, ids);
  if (has('credentials')) {
    const create = demand(hooks.createCredential, resources.acs_credential);
    await all([create(ids.A1 ?? ''), create(ids.B1 ?? '')]);
    if (ids.A2 !== undefined) await create(ids.A2);
    // More than one is more telling, where a target allows it.
    await create(ids.A1 ?? '').catch(() => undefined);
  }
  if (has('sessions')) {
    const create = demand(hooks.createClientSession, resources.client_session);
    await all([create(A), create(B)]);
    await create(A);
  }
  return ids;
}

async function openEntrances(hooks: Hooks, list: StageHands['entrances'], ids: StageIds): Promise<void> {
  const open = demand(hooks.grantEntrance, entrance, 'access');
  const [[first, second, last] = [], [third] = []] = await all([
    list(ids.S1 ?? ''),
    ...(ids.S2 === undefined ? [] : [list(ids.S2)]),
  ]);
  if (first === undefined) throw new Error(`${entrance.id}: the access system has none; add one`);
  if (ids.A2 !== undefined && third === undefined)
    throw new Error(`${entrance.id}: the second access system has none; add one`);
  const { A1 = '', B1 = '', A2 } = ids;
  Object.assign(ids, present({ E1: first, E2: second, E4: last }));
  if (A2 !== undefined && third !== undefined) ids.E3 = third;
  await all([open(A1, first), open(B1, first)]);
  if (second !== undefined) await open(A1, second);
  if (last !== undefined) await open(A1, last);
  if (A2 !== undefined && third !== undefined) await open(A2, third);
}

function present(ids: Readonly<Partial<Record<StageName, string | undefined>>>): StageIds {
  return Object.fromEntries(Object.entries(ids).flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])));
}

/** Waits for all of them, even when one fails: what is being made must be known before anything else happens. */
async function all<T>(promises: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

async function named(promises: Readonly<Partial<Record<StageName, Promise<string>>>>): Promise<StageIds> {
  const ids = await all(Object.values(promises));
  return Object.fromEntries(Object.keys(promises).map((name, index) => [name, ids[index] ?? '']));
}
