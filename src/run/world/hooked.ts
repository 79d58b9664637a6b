import { createHash } from 'node:crypto';
import { changesBy } from '../../../spec/changes.js';
import { resources } from '../../../spec/resources.js';
import type { Operation } from '../../model/contract/operation.js';
import { isAgain, isSecond } from '../../model/experiment/again.js';
import type { Stage } from '../../model/experiment/facet.js';
import type { Scene } from '../../model/experiment/scene.js';
import { type Errand, errandKey } from '../../model/origin.js';
import { type Bystanders, findBystanders } from './bystanders.js';
import { demand, first } from './demand.js';
import type { Hooks } from './hooks.js';
import type { Arranging, Lender, Others } from './lender.js';
import { Made } from './made.js';
import { OfEnvironment } from './of-environment.js';
import { quietly } from './quietly.js';
import { arrangeStage, foreignNames, type StageHands, type StagePerson } from './stage.js';
import { syntheticScene } from './synthetic.js';

const { user_identity: identity, acs_user: user, acs_system: system, acs_entrance: entrance, device } = resources;

/** The workspace that something is lent from. */
export type Owner = 'home' | 'other';

/**
 * A lender that arranges each scene through hooks: an identity of its own, and what the operation needs around it.
 * @param hooksFor the hooks for one experiment in one workspace; absent where there is no such workspace.
 * @param isOwn whether the run itself has made something, for whatever purpose.
 */
export function hookedLender(
  name: Lender['name'],
  hooksFor: (errand: Errand, owner: Owner) => Hooks | undefined,
  seed: number,
  isOwn: (id: string) => boolean = () => false,
): Lender {
  const shared = {
    home: lists(hooksFor({ key: 'lists' }, 'home') ?? {}),
    other: lists(hooksFor({ key: 'lists' }, 'other') ?? {}),
  };
  const made = new Made();
  const found = (hooks: Hooks, owner: Owner) => findBystanders({ hooks, made, lists: shared[owner], isOwn });
  const bystandersOf = (owner: Owner) => once(() => found(hooksFor({ key: 'bystanders' }, owner) ?? {}, owner));
  const sharedBystanders = { home: bystandersOf('home'), other: bystandersOf('other') };
  // Second attempts follow one another, and each shows whom it has hit.
  const bystandersLeft = new Map<Owner, Promise<Bystanders>>();
  const foundOnce = (hooks: Hooks, owner: Owner) => {
    const known = bystandersLeft.get(owner) ?? found(hooks, owner);
    bystandersLeft.set(owner, known);
    return known;
  };
  const hands = (
    errand: Errand,
    owner: Owner,
    operation: Operation,
    turn = errandKey(errand),
  ): StageHands | undefined => {
    const own = hooksFor(errand, owner);
    if (!own) return undefined;
    const hooks = made.noting(own, operation);
    const { devices, systems, entrances } = shared[owner];
    return {
      hooks,
      entrances,
      // Who was looked at before may have been hit since, which only a second attempt has to know.
      bystanders: () => {
        if (isSecond(errand.key)) return foundOnce(hooks, owner);
        return isAgain(errand.key) ? found(hooks, owner) : sharedBystanders[owner]();
      },
      devices: async () => rotated(await devices(), turn),
      systems: async () => rotated(await systems(), turn),
    };
  };
  const observe = hooksFor({ key: 'observe' }, 'home')?.observe;
  return {
    name,
    // Only what is made through the public API is on record as it was made.
    ...(name === 'api' ? { keeps: (id) => made.stays(id) } : {}),
    lend: (operation, errand) =>
      orSynthetic(operation, errandKey(errand), () => arrangeScene(operation, demandHands(errand, 'home', operation))),
    async others(stage, { operation, id }) {
      // Whoever is made where nobody is there must not be whom the stage is arranged for.
      const home = await hands({ key: id, lot: 'others' }, 'home', operation)?.bystanders();
      const foreign = stage.hasForeign
        ? await hands({ key: id, lot: 'foreign-others' }, 'other', operation)?.bystanders()
        : undefined;
      return { ...home, ...foreignNames(foreign ?? {}) };
    },
    othersHit: () => bystandersLeft.clear(),
    arrange: (stage, experiment, others, turn) => arranged(stage, experiment, others, ['A', 'B'], turn),
    company: (stage, company, others) => arranged(stage, company, others, ['B']),
    ...(observe === undefined ? {} : { observe: (facet, scene) => observe(facet, scene.ids[facet.subject] ?? '') }),
  };

  function arranged(
    stage: Stage,
    { operation, id }: Arranging,
    others: Others,
    people: readonly StagePerson[],
    turn?: string,
  ): Promise<Scene> {
    return orSynthetic(operation, id, async () => {
      const home = demandHands({ key: id }, 'home', operation, turn);
      const foreign = hands({ key: id, lot: 'foreign' }, 'other', operation);
      const scene = await arrangeStage(stage, people, home, foreign, others);
      for (const name of ['B', 'B1']) made.spare(scene.ids[name]);
      return scene;
    });
  }

  function demandHands(...of: Parameters<typeof hands>): StageHands {
    const own = hands(...of);
    if (!own) throw new Error('the lender has no hooks');
    return own;
  }

  /** The scene, or ids of nothing with what was missing for it. */
  async function orSynthetic(operation: Operation, key: string, scene: () => Promise<Scene>): Promise<Scene> {
    try {
      return await scene();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const lackingOf = error instanceof OfEnvironment ? 'environment' : undefined;
      return syntheticScene(seed, operation, key, error.message, lackingOf);
    }
  }
}

async function arrangeScene(operation: Operation, hands: StageHands): Promise<Scene> {
  const { parameters, given } = operation;
  const { hooks, devices, systems } = hands;
  const needs = (parameter: string) => parameters.some(({ name }) => name === parameter);
  const unknown = parameters.find(({ name }) => !lendable.includes(name));
  if (unknown) throw new Error(`${unknown.name}: no lender knows how to make one; name some in static scenes`);
  const ids: Record<string, string> = {};
  const isAttached = given.includes('identity-has-acs-user');
  const hasUser = needs(user.id) || isAttached;
  if (needs(identity.id) || isAttached) ids[identity.id] = await demand(hooks.createUserIdentity, identity)();
  if (needs(device.id)) ids[device.id] = first(await devices(), device);
  if (needs(system.id) || hasUser) ids[system.id] = first(await systems(), system);
  if (hasUser) {
    const { [identity.id]: userIdentityId, [system.id]: acsSystemId = '' } = ids;
    ids[user.id] = await demand(
      hooks.createAcsUser,
      user,
    )({ acsSystemId, ...(isAttached && userIdentityId !== undefined ? { userIdentityId } : {}) });
  }
  if (given.includes('identity-can-access-device')) {
    await demand(hooks.grantDevice, device, 'access')(ids[identity.id] ?? '', ids[device.id] ?? '');
  }
  if (closesEntrances(operation)) Object.assign(ids, await quietly(() => openEntrance(ids, hands)));
  return { ids, isReal: true, isCreated: true };
}

/** Whether a call takes entrances away, so that there must be one for it to show. */
function closesEntrances({ id }: Operation): boolean {
  return changesBy(id).some(({ parts }) => parts.includes('entrances'));
}

async function openEntrance(
  ids: Readonly<Record<string, string>>,
  { hooks, entrances }: StageHands,
): Promise<Readonly<Record<string, string>>> {
  const E1 = first(await entrances(ids[system.id] ?? ''), entrance);
  await demand(hooks.grantEntrance, entrance, 'access')(ids[user.id] ?? '', E1);
  return { E1 };
}

const lendable: readonly string[] = [identity.id, device.id, user.id, system.id];

function lists(hooks: Hooks): Pick<StageHands, 'devices' | 'systems' | 'entrances'> {
  const bySystem = new Map<string, () => Promise<readonly string[]>>();
  return {
    entrances: (acsSystemId) => {
      const list = bySystem.get(acsSystemId) ?? once(async () => demand(hooks.listEntrances, entrance)(acsSystemId));
      bySystem.set(acsSystemId, list);
      return list();
    },
    devices: once(() => demand(hooks.listDevices, device)()),
    systems: once(() => demand(hooks.listAcsSystems, system)()),
  };
}

function once<T>(hook: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return async () => {
    result ??= hook();
    return result;
  };
}

// By key and not in turn, so that the order of lending does not matter.
function rotated(all: readonly string[], key: string): readonly string[] {
  if (all.length === 0) return all;
  const start = createHash('sha256').update(key).digest().readUInt16BE(0) % all.length;
  return [...all.slice(start), ...all.slice(0, start)];
}
