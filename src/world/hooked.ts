import { createHash } from 'node:crypto';
import type { Operation } from '../contract/operation.js';
import type { Hooks } from './hooks.js';
import type { Lender, Scene } from './scene.js';
import { syntheticScene } from './synthetic.js';

class Lacking extends Error {}

/** A lender that arranges each scene through hooks: an identity of its own, and what the operation needs around it. */
export function hookedLender(name: Lender['name'], hooksFor: (key: string) => Hooks, seed: number): Lender {
  const shared = hooksFor('lists');
  const devices = cycle(once(shared.listDevices), 'device_id', 'a device');
  const systems = cycle(once(shared.listAcsSystems), 'acs_system_id', 'an access system');
  return {
    name,
    async lend(operation, key) {
      try {
        return await arrange(operation, hooksFor(key), key);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        return syntheticScene(seed, operation, key, error.message);
      }
    },
  };

  async function arrange({ parameters, given }: Operation, hooks: Hooks, key: string): Promise<Scene> {
    const needs = (parameter: string) => parameters.some(({ name }) => name === parameter);
    const unknown = parameters.find(({ name }) => !lendable.includes(name));
    if (unknown) throw new Lacking(`${unknown.name}: no lender knows how to make one; name some in static scenes`);
    const ids: Record<string, string> = {};
    const hasUser = needs('acs_user_id') || given.includes('identity-has-acs-user');
    if (needs('user_identity_id') || hasUser) {
      ids.user_identity_id = await demand(hooks.createUserIdentity, 'user_identity_id', 'a user identity')();
    }
    if (needs('device_id')) ids.device_id = await devices(key);
    if (needs('acs_system_id') || hasUser) ids.acs_system_id = await systems(key);
    if (hasUser) {
      ids.acs_user_id = await demand(
        hooks.createAcsUser,
        'acs_user_id',
        'an access system user',
      )({
        userIdentityId: ids.user_identity_id ?? '',
        acsSystemId: ids.acs_system_id ?? '',
      });
    }
    if (given.includes('identity-can-access-device')) {
      await demand(
        hooks.grantDevice,
        'device_id',
        'access to a device',
      )(ids.user_identity_id ?? '', ids.device_id ?? '');
    }
    return { ids, isReal: true, isCreated: true };
  }
}

const lendable = ['user_identity_id', 'device_id', 'acs_user_id', 'acs_system_id'];

function demand<T>(hook: T | undefined, parameter: string, what: string): T {
  if (hook === undefined) throw new Lacking(`${parameter}: the lender cannot make ${what}; lend one in static scenes`);
  return hook;
}

function once<T>(hook: (() => Promise<T>) | undefined): (() => Promise<T>) | undefined {
  let result: Promise<T> | undefined;
  return hook === undefined
    ? undefined
    : () => {
        result ??= hook();
        return result;
      };
}

function cycle(
  list: (() => Promise<readonly string[]>) | undefined,
  parameter: string,
  what: string,
): (key: string) => Promise<string> {
  return async (key) => {
    const all = await demand(list, parameter, what)();
    // By key and not in turn, so that the order of lending does not matter.
    const id = all[createHash('sha256').update(key).digest().readUInt16BE(0) % Math.max(all.length, 1)];
    if (id === undefined) throw new Lacking(`${parameter}: the target lists none; add ${what} to its workspace`);
    return id;
  };
}
