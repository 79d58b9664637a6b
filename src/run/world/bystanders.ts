import { resources } from '../../../spec/resources.js';
import { present } from '../../ground/present.js';
import { demand, first } from './demand.js';
import type { Hooks } from './hooks.js';
import type { Made } from './made.js';
import { quietly } from './quietly.js';

/**
 * Those of a workspace whom no call is about, by their names on the stage: the oldest identity and access system user,
 * of whom it is watched that they are there, and the oldest that were there before the run, of whom it is watched what
 * they have.
 */
export interface Bystanders {
  readonly O?: string;
  readonly O1?: string;
  readonly P?: string;
  readonly P1?: string;
}

/** Finds them; where there is nobody, makes somebody. What a target does not list or cannot make is not watched. */
export async function findBystanders(hooks: Hooks, made: Made): Promise<Bystanders> {
  const { user_identity: identity, acs_user: user, acs_system: system } = resources;
  const identities = await quietly(async () => demand(hooks.listUserIdentities, identity)());
  const users = await quietly(async () => demand(hooks.listAcsUsers, user)());
  const oldest = async (listed: readonly string[] | undefined, make: () => Promise<string>) => {
    if (listed === undefined) return undefined;
    const id = listed.find((one) => made.stays(one)) ?? (await quietly(make));
    made.spare(id);
    return id;
  };
  const O = await oldest(identities, async () => demand(hooks.createUserIdentity, identity)());
  const O1 = await oldest(users, async () => {
    const acsSystemId = first(await demand(hooks.listAcsSystems, system)(), system);
    // Nobody else's identity is given a user, and what is taken away with it is this run's own.
    const isOthers = O !== undefined && made.isOlder(O);
    const userIdentityId = isOthers ? await demand(hooks.createUserIdentity, identity)() : O;
    return demand(hooks.createAcsUser, user)({ acsSystemId, ...present({ userIdentityId }) });
  });
  const isOlder = (id: string) => made.isOlder(id);
  return present({ O, O1, P: identities?.find(isOlder), P1: users?.find(isOlder) });
}
