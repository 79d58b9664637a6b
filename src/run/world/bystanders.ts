import { resources } from '../../../spec/resources.js';
import { present } from '../../ground/present.js';
import { demand, first } from './demand.js';
import type { Hooks } from './hooks.js';

/** The oldest identity and access system user of a workspace, by their names on the stage. No case asks for them. */
export interface Bystanders {
  readonly O?: string;
  readonly O1?: string;
}

/** What of a workspace was there before, or was made and is asked for by no case. */
export interface Spared {
  readonly has: (id: string) => boolean;
  readonly add: (id: string) => unknown;
}

/**
 * Finds who has been in the workspace longest, among those whom no case of the run asks for; where there is nobody,
 * makes somebody. What a target does not list or cannot make is not watched.
 */
export async function findBystanders(hooks: Hooks, spared: Spared): Promise<Bystanders> {
  const { user_identity: identity, acs_user: user, acs_system: system } = resources;
  const oldest = async (listed: readonly string[], make: () => Promise<string>) => {
    const id = listed.find((one) => spared.has(one)) ?? (await make());
    spared.add(id);
    return id;
  };
  const O = await quietly(async () =>
    oldest(await demand(hooks.listUserIdentities, identity)(), demand(hooks.createUserIdentity, identity)),
  );
  const O1 = await quietly(async () =>
    oldest(await demand(hooks.listAcsUsers, user)(), async () => {
      const acsSystemId = first(await demand(hooks.listAcsSystems, system)(), system);
      return demand(hooks.createAcsUser, user)({ acsSystemId, ...present({ userIdentityId: O }) });
    }),
  );
  return present({ O, O1 });
}

async function quietly(find: () => Promise<string>): Promise<string | undefined> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
