import { resources } from '../../../spec/resources.js';
import type { Keepsake } from '../../../spec/stage.js';
import { present } from '../../ground/present.js';
import { demand, first } from './demand.js';
import type { Hooks } from './hooks.js';
import type { Made } from './made.js';
import { quietly } from './quietly.js';
import type { StageHands } from './stage.js';

/**
 * Those of a workspace whom no call is about, by their names on the stage: the oldest identity and access system user,
 * of whom it is watched that they are there, and the oldest that were there before the run, of whom it is watched what
 * they have. Of what the run itself has given those, `PD`, `PU` and `PE` are the names.
 */
export interface Bystanders {
  readonly O?: string;
  readonly O1?: string;
  readonly P?: string;
  readonly P1?: string;
  readonly PD?: string;
  readonly PU?: string;
  readonly PE?: string;
}

/** How those who are watched are found. */
export interface Search {
  readonly hooks: Hooks;
  readonly made: Made;
  /** Lists that all of a run share. */
  readonly lists: Pick<StageHands, 'devices' | 'systems' | 'entrances'>;
  /** Whether this run has made it itself, for itself. */
  readonly isOwn: (id: string) => boolean;
}

/**
 * Finds them; where there is nobody, makes somebody. The oldest that is the run's own is given something of everything, as
 * nothing can be taken from who has nothing. What a target does not list or cannot make is not watched.
 */
export async function findBystanders({ hooks, made, lists, isOwn }: Search): Promise<Bystanders> {
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
  const isOlder = (id: string) => made.isOlder(id);
  const P = identities?.find(isOlder);
  const own = P === undefined ? O : isOwn(P) ? P : undefined;
  const O1 = await oldest(users, async () => {
    const acsSystemId = first(await lists.systems(), system);
    // Nobody else's identity is given a user, and what is taken away with it is this run's own.
    const userIdentityId = own ?? (await demand(hooks.createUserIdentity, identity)());
    return demand(hooks.createAcsUser, user)({ acsSystemId, userIdentityId });
  });
  const P1 = users?.find(isOlder);
  if (own === undefined || !made.meet(own)) return present({ O, O1, P, P1 });
  const user1 = P1 === undefined ? O1 : undefined;
  return present({ O, O1, P: own, P1: P1 ?? O1, ...(await settled(own, user1, hooks, lists)) });
}

/** Gives an identity of the run's own, and the user that was made for it, something of everything. */
async function settled(
  person: string,
  user: string | undefined,
  hooks: Hooks,
  lists: Search['lists'],
): Promise<Pick<Bystanders, Keepsake>> {
  const { device, client_session: session, acs_system: system, acs_entrance: entrance } = resources;
  const PD = await quietly(async () => {
    const id = first(await lists.devices(), device);
    await demand(hooks.grantDevice, device, 'access')(person, id);
    return id;
  });
  await quietly(async () => demand(hooks.createClientSession, session)(person));
  if (user === undefined) return present({ PD });
  const PE = await quietly(async () => {
    const id = first(await lists.entrances(first(await lists.systems(), system)), entrance);
    await demand(hooks.grantEntrance, entrance, 'access')(user, id);
    return id;
  });
  await quietly(async () => demand(hooks.createCredential, resources.acs_credential)(user));
  return present({ PD, PU: user, PE });
}
