import { credential, foreignCredential } from '../../../spec/credentials.js';
import { resources } from '../../../spec/resources.js';
import { type StageName, type StagePart, stageParts } from '../../../spec/stage.js';
import { present } from '../../ground/present.js';
import type { Stage } from '../../model/experiment/facet.js';
import type { Scene } from '../../model/experiment/scene.js';
import type { Bystanders } from './bystanders.js';
import { demand, first } from './demand.js';
import type { Hooks } from './hooks.js';
import type { Others } from './lender.js';
import { quietly } from './quietly.js';

const { user_identity: identity, acs_user: user, acs_system: system, acs_entrance: entrance, device } = resources;

/** Those that a stage is arranged for. */
export type StagePerson = 'A' | 'B';

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
 * `D1` is not `A`'s yet, and `A1` nobody's; of what is bare, nobody has anything. On the other workspace's side the names
 * carry `foreign `. Nothing is done twice at a time for one person, as targets may lose one of the two. Throws an Error
 * that says what is missing.
 * @param people whom of this workspace it is arranged for.
 * @param others whoever stands on it already.
 */
export async function arrangeStage(
  stage: Stage,
  people: readonly StagePerson[],
  home: StageHands,
  foreign: StageHands | undefined,
  others: Others,
): Promise<Scene> {
  const side = await arrangeSide(
    stage,
    people.filter((name) => others[name] === undefined),
    home,
  );
  // Where one thing has two names, it is told by what it is to the call.
  const ids = { ...others, ...withParameters(side.ids) };
  const real = { isReal: true, isCreated: true, ...(stage.isWide ? { parts: side.parts } : {}) };
  if (!stage.hasForeign || others['foreign A'] !== undefined) return { ids, ...real };
  if (!foreign) {
    const { name, variable } = credential(foreignCredential);
    throw new Error(`${name.replaceAll('-', ' ')}: expected one to be lent, received none; set ${variable}`);
  }
  const { ids: beyond } = await arrangeSide(stage, ['A', 'B'], foreign);
  return { ids: { ...ids, ...foreignNames(withParameters(beyond)) }, ...real };
}

/** The names of those in the other workspace. */
export function foreignNames(ids: StageIds | Bystanders): Others {
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [`foreign ${name}`, id]));
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
  stage: Stage,
  people: readonly StagePerson[],
  hands: StageHands,
): Promise<{ readonly ids: StageIds; readonly parts: readonly StagePart[] }> {
  const ids: StageIds = {};
  const createUserIdentity = demand(hands.hooks.createUserIdentity, identity);
  Object.assign(ids, await named(Object.fromEntries(people.map((name) => [name, createUserIdentity()]))));
  const parts: StagePart[] = [];
  for (const part of stageParts) {
    const arrange = async () => {
      await arrangements[part](stage, hands, ids);
      parts.push(part);
    };
    if (stage.parts.includes(part)) await arrange();
    else if (stage.isWide) await quietly(arrange);
  }
  return { ids, parts };
}

type Arrange = (stage: Stage, hands: StageHands, ids: StageIds) => Promise<void>;

const arrangements: Readonly<Record<StagePart, Arrange>> = {
  async devices({ isGranted, bare = [] }, { hooks, devices }, ids) {
    const { A, B } = ids;
    const listed = await devices();
    const [, second, third] = listed;
    const oldest = first(listed, device);
    Object.assign(ids, present({ D1: oldest, D2: second, D3: third }));
    if (bare.includes('devices')) return;
    const grant = demand(hooks.grantDevice, device, 'access');
    // The one that the operation is about is neither the oldest nor the newest.
    if (A !== undefined && second !== undefined) await grant(A, second);
    await all([isGranted ? A : undefined, B].flatMap((one) => (one === undefined ? [] : [grant(one, oldest)])));
    if (A !== undefined && third !== undefined) await grant(A, third);
  },
  async users({ isGranted, needsTwoSystems }, { hooks, systems }, ids) {
    const { A, B } = ids;
    const listed = await systems();
    const [, second] = listed;
    const oldest = first(listed, system);
    const createAcsUser = demand(hooks.createAcsUser, user);
    if (second === undefined && needsTwoSystems)
      throw new Error(`${system.id}: the target lists only one; add ${system.words} to its workspace`);
    const made = (userIdentityId: string, acsSystemId: string) => createAcsUser({ userIdentityId, acsSystemId });
    Object.assign(ids, present({ S1: oldest, S2: second }));
    // The one that the operation is about is not the first of the identity.
    if (A !== undefined && second !== undefined) ids.A2 = await made(A, second);
    // Where it is to be attached, it belongs to nobody yet.
    const subject = (owner: string) => (isGranted ? made(owner, oldest) : createAcsUser({ acsSystemId: oldest }));
    const A1 = A === undefined ? undefined : subject(A);
    Object.assign(ids, await named({ A1, B1: B === undefined ? undefined : made(B, oldest) }));
  },
  entrances: (_stage, { hooks, entrances }, ids) => openEntrances(hooks, entrances, ids),
  async credentials(_stage, { hooks }, { A1, A2, B1 }) {
    const create = demand(hooks.createCredential, resources.acs_credential);
    if (A1 === undefined && B1 === undefined) throw new Error(`${user.id}: there is none to make credentials of`);
    await all([A1, B1].flatMap((one) => (one === undefined ? [] : [create(one)])));
    if (A2 !== undefined) await create(A2);
    // More than one is more telling, where a target allows it.
    if (A1 !== undefined) await create(A1).catch(() => undefined);
  },
  async sessions(_stage, { hooks }, { A, B }) {
    const create = demand(hooks.createClientSession, resources.client_session);
    await all([A, B].flatMap((one) => (one === undefined ? [] : [create(one)])));
    if (A !== undefined) await create(A);
  },
};

async function openEntrances(hooks: Hooks, list: StageHands['entrances'], ids: StageIds): Promise<void> {
  const open = demand(hooks.grantEntrance, entrance, 'access');
  if (ids.A1 === undefined && ids.B1 === undefined) throw new Error(`${user.id}: there is none to open entrances to`);
  const [[first, second, last] = [], [third] = []] = await all([
    list(ids.S1 ?? ''),
    ...(ids.S2 === undefined ? [] : [list(ids.S2)]),
  ]);
  if (first === undefined) throw new Error(`${entrance.id}: the access system has none; add one`);
  if (ids.A2 !== undefined && third === undefined)
    throw new Error(`${entrance.id}: the second access system has none; add one`);
  const { A1, B1, A2 } = ids;
  Object.assign(ids, present({ E1: first, E2: second, E4: last }));
  if (A2 !== undefined && third !== undefined) ids.E3 = third;
  await all([A1, B1].flatMap((one) => (one === undefined ? [] : [open(one, first)])));
  if (A1 !== undefined && second !== undefined) await open(A1, second);
  if (A1 !== undefined && last !== undefined) await open(A1, last);
  if (A2 !== undefined && third !== undefined) await open(A2, third);
}

/** Waits for all of them, even when one fails: what is being made must be known before anything else happens. */
async function all<T>(promises: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

async function named(promises: Readonly<Partial<Record<StageName, Promise<string> | undefined>>>): Promise<StageIds> {
  const meant = Object.entries(promises).flatMap(([name, id]) => (id === undefined ? [] : [[name, id] as const]));
  const ids = await all(meant.map(([, id]) => id));
  return Object.fromEntries(meant.map(([name], index) => [name, ids[index] ?? '']));
}
