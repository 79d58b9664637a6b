import pLimit from 'p-limit';
import { observation, observed } from '../model/experiment/facet.js';
import { isUnknownResource, jsonOf, memberOf, reactionOf, statusOf } from '../model/experiment/reaction.js';
import { type Call, neighbourRequest } from './world/call.js';
import type { Inventory, MadeThing } from './world/inventory.js';

/** What a run made at the target, and what of it is still there. */
export interface Residue {
  readonly created: number;
  readonly removed: number;
  /** As `<kind> <id>`; the key stands for an id that was never learnt. */
  readonly left: readonly string[];
}

const removal = {
  user_identity: { path: '/user_identities/delete', parameter: 'user_identity_id' },
  acs_user: { path: '/acs/users/delete', parameter: 'acs_user_id' },
} as const;

/** Removes what an inventory lists, users before the identities they belong to. Gone already counts as removed. */
export async function tidy(inventory: Inventory, call: Call, concurrency: number): Promise<Residue> {
  const left: string[] = [];
  for (const kind of ['acs_user', 'user_identity'] as const) {
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
  const headers = { authorization: thing.owner === 'home' ? 'Bearer {{api-key}}' : 'Bearer {{other-api-key}}' };
  const ids = thing.id === undefined ? await idsOf(thing, call, headers) : [thing.id];
  if (ids === undefined) return false;
  for (const id of ids) {
    const { path, parameter } = removal[thing.kind];
    const request = neighbourRequest(path, { [parameter]: id }, headers);
    const { answer } = await call({ kind: 'removal', thing: thing.kind }, request);
    if (reactionOf(answer) === 'accepted' || isUnknownResource(answer)) continue;
    if (!(await isGone(thing, id, call))) return false;
  }
  return true;
}

// What the run itself has deleted may be refused in other words: as going already, or as forbidden like any unknown id.
async function isGone({ kind, owner }: MadeThing, id: string, call: Call): Promise<boolean> {
  const observer = kind === 'user_identity' ? 'user-identity' : 'acs-user';
  const facet = { observer, isForeign: owner !== 'home' } as const;
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
  if (kind === 'acs_user') return [];
  const get = neighbourRequest('/user_identities/get', { user_identity_key: key }, headers);
  const { answer } = await call({ kind: 'around', about: 'find what was being made' }, get);
  if (isUnknownResource(answer)) return [];
  const identity = memberOf(jsonOf(answer), 'user_identity');
  const id = memberOf(identity, 'user_identity_id');
  // A target that ignores the key could show anybody; only the very key may be deleted.
  if (typeof id !== 'string' || memberOf(identity, 'user_identity_key') !== key) return undefined;
  const users = await call(
    { kind: 'around', about: 'find users of what was being made' },
    neighbourRequest('/user_identities/list_acs_users', { user_identity_id: id }, headers),
  );
  const rows = memberOf(jsonOf(users.answer), 'acs_users');
  for (const row of Array.isArray(rows) ? rows : []) {
    const user = memberOf(row, 'acs_user_id');
    if (typeof user !== 'string') continue;
    await call(
      { kind: 'removal', thing: 'acs_user' },
      neighbourRequest('/acs/users/delete', { acs_user_id: user }, headers),
    );
  }
  return [id];
}
