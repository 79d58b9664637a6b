import pLimit from 'p-limit';
import { lookOf, madeKinds, resources } from '../../spec/resources.js';
import { observation, observed } from '../model/experiment/facet.js';
import { isUnknownResource, jsonOf, memberOf, reactionOf, statusOf } from '../model/experiment/reaction.js';
import { type Call, neighbourRequest, ownerHeaders } from './world/call.js';
import type { Inventory, MadeThing } from './world/inventory.js';

/** What a run made at the target, and what of it is still there. */
export interface Residue {
  readonly created: number;
  readonly removed: number;
  /** As `<kind> <id>`; the key stands for an id that was never learnt. */
  readonly left: readonly string[];
}

const { user_identity: identity, acs_user: user } = resources;

/** Removes what an inventory lists, users before the identities they belong to. Gone already counts as removed. */
export async function tidy(inventory: Inventory, call: Call, concurrency: number): Promise<Residue> {
  const left: string[] = [];
  for (const kind of madeKinds) {
    const limit = pLimit(concurrency);
    const things = inventory.made.filter((thing) => thing.kind === kind);
    await Promise.all(
      things.map((thing) =>
        limit(async () => {
          if (await remove(thing, call)) inventory.removed(thing);
          else left.push(`${thing.kind} ${thing.id ?? thing.key}`);
        }),
      ),
    );
  }
  inventory.close(left.length === 0);
  return { created: inventory.made.length, removed: inventory.made.length - left.length, left: left.sort() };
}

/** Removes one thing; resolves to whether it is gone. One whose id was never learnt is looked up by its key first. */
export async function remove(thing: MadeThing, call: Call): Promise<boolean> {
  const headers = ownerHeaders(thing.owner);
  const ids = thing.id === undefined ? await idsOf(thing, call, headers) : [thing.id];
  if (ids === undefined) return false;
  for (const id of ids) {
    const { id: parameter, remove: removal } = resources[thing.kind];
    const request = neighbourRequest(removal.path, { [parameter]: id }, headers);
    const { answer } = await call({ kind: 'removal', thing: thing.kind }, request);
    if (reactionOf(answer) === 'accepted' || isUnknownResource(answer)) continue;
    if (!(await isGone(thing, id, call))) return false;
  }
  return true;
}

// What the run itself has deleted may be refused in other words: as going already, or as forbidden like any unknown id.
async function isGone({ kind, owner }: MadeThing, id: string, call: Call): Promise<boolean> {
  const self = resources[kind].seenBy.find(({ by }) => by === kind);
  if (!self) return false;
  const facet = { observer: self.observer, isForeign: owner !== 'home' };
  const { answer } = await call({ kind: 'around', about: `look for ${kind}` }, observation(facet, id));
  const shown = observed(facet, answer);
  return shown === 'absent' || shown === 'being deleted' || statusOf(answer) === 403;
}

// A user belongs to an identity of the run, with which it goes; only identities are looked up.
async function idsOf(
  { kind, key }: MadeThing,
  call: Call,
  headers: Readonly<Record<string, string>>,
): Promise<readonly string[] | undefined> {
  if (!('key' in resources[kind])) return [];
  const get = neighbourRequest(identity.get.path, { [identity.key]: key }, headers);
  const { answer } = await call({ kind: 'around', about: 'find what was being made' }, get);
  if (isUnknownResource(answer)) return [];
  const found = memberOf(jsonOf(answer), identity.get.member);
  const id = memberOf(found, identity.id);
  // A target that ignores the key could show anybody; only the very key may be deleted.
  if (typeof id !== 'string' || memberOf(found, identity.key) !== key) return undefined;
  const { path, member } = lookOf('acs-users');
  const users = await call(
    { kind: 'around', about: 'find users of what was being made' },
    neighbourRequest(path, { [identity.id]: id }, headers),
  );
  const rows = memberOf(jsonOf(users.answer), member);
  for (const row of Array.isArray(rows) ? rows : []) {
    const userId = memberOf(row, user.id);
    if (typeof userId !== 'string') continue;
    await call(
      { kind: 'removal', thing: 'acs_user' },
      neighbourRequest(user.remove.path, { [user.id]: userId }, headers),
    );
  }
  return [id];
}
