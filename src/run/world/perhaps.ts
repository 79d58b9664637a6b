import { lookOf, resources } from '../../../spec/resources.js';
import { mayHaveBeenCarriedOut } from '../../judge/environment.js';
import { isUnknownResource, jsonOf, memberOf, reactionOf } from '../../model/experiment/reaction.js';
import { type Call, neighbourRequest, ownerHeaders } from './call.js';
import type { Owner } from './hooked.js';
import type { Inventory, MadeThing } from './inventory.js';

const pagesAtMost = 200;
const candidatesAtMost = 5;
const creationsAtMost = 4;

/** What became of things whose creation was never answered. */
export interface Searched {
  /** With the id under which they were found. */
  readonly found: readonly MadeThing[];
  /** Not at the target, as a lookup says that was seen to work. */
  readonly neverMade: readonly MadeThing[];
  /** Nobody knows. */
  readonly perhaps: readonly MadeThing[];
}

type Headers = Readonly<Record<string, string>>;

const { user_identity: identity, acs_user: user } = resources;

/** The id of the identity with a key; `absent` where the target says that there is none, `unclear` where it says neither. */
export async function identityByKey(
  key: string,
  call: Call,
  headers: Headers,
): Promise<{ id: string } | 'absent' | 'unclear'> {
  const request = neighbourRequest(identity.get.path, { [identity.key]: key }, headers);
  const { answer } = await call({ kind: 'around', about: 'find what was being made' }, request);
  if (isUnknownResource(answer)) return 'absent';
  const found = memberOf(jsonOf(answer), identity.get.member);
  const id = memberOf(found, identity.id);
  // A target that ignores the key could show anybody; only the very key counts.
  return typeof id === 'string' && memberOf(found, identity.key) === key ? { id } : 'unclear';
}

/**
 * Looks for things whose creation was never answered: identities by their key, or on every page of the list where there
 * is no lookup by key, and users among those of their identity. That nothing is found counts only where the same lookup
 * shows something that is known to be there; where nothing is, one identity is made for that.
 */
export async function searched(lost: readonly MadeThing[], inventory: Inventory, call: Call): Promise<Searched> {
  const results = { found: [] as MadeThing[], neverMade: [] as MadeThing[], perhaps: [] as MadeThing[] };
  for (const owner of ['home', 'other'] as const) {
    const own = lost.filter((thing) => thing.owner === owner);
    const identities = own.filter(({ kind }) => kind === 'user_identity');
    const search = await searchIdentities(identities, owner, inventory, call);
    for (const [name, things] of Object.entries(search) as [keyof Searched, readonly MadeThing[]][]) {
      results[name].push(...things);
    }
    for (const user of own.filter(({ kind }) => kind === 'acs_user')) {
      const ids = await usersOf(user, call);
      const known = new Set(inventory.made.map(({ id }) => id));
      const strangers = ids?.filter((id) => !known.has(id));
      if (strangers === undefined) results.perhaps.push(user);
      else if (strangers.length === 0) results.neverMade.push(user);
      else results.found.push(...strangers.map((id) => ({ ...user, id })));
    }
  }
  return results;
}

async function searchIdentities(
  lost: readonly MadeThing[],
  owner: Owner,
  inventory: Inventory,
  call: Call,
): Promise<Searched> {
  const headers = ownerHeaders(owner);
  const found: MadeThing[] = [];
  const missing: MadeThing[] = [];
  for (const thing of lost) {
    const seen = await identityByKey(thing.key, call, headers);
    if (typeof seen === 'object') found.push({ ...thing, id: seen.id });
    else missing.push(thing);
  }
  const [first] = missing;
  if (first === undefined) return { found, neverMade: [], perhaps: [] };
  const { known, alsoLost } = await knownIdentities(first, owner, inventory, call);
  missing.push(...alsoLost);
  for (const { key, id } of known) {
    const seen = await identityByKey(key, call, headers);
    if (typeof seen === 'object' && seen.id === id) return { found, neverMade: missing, perhaps: [] };
  }
  const listed = await everyIdentity(call, headers);
  const isProven = listed !== undefined && known.some(({ key, id }) => listed.get(key) === id);
  const onList = (thing: MadeThing) => listed?.get(thing.key);
  found.push(
    ...missing.flatMap((thing) => (onList(thing) === undefined ? [] : [{ ...thing, id: onList(thing) ?? '' }])),
  );
  const rest = missing.filter((thing) => onList(thing) === undefined);
  return isProven ? { found, neverMade: rest, perhaps: [] } : { found, neverMade: [], perhaps: rest };
}

/**
 * Identities of the run that are still there, as far as it knows. One is made where there is none, and another where
 * nobody knows whether that was made.
 */
async function knownIdentities(
  lost: MadeThing,
  owner: Owner,
  inventory: Inventory,
  call: Call,
): Promise<{ readonly known: readonly { key: string; id: string }[]; readonly alsoLost: readonly MadeThing[] }> {
  const headers = ownerHeaders(owner);
  const known: { key: string; id: string }[] = [];
  const alsoLost: MadeThing[] = [];
  const made = inventory.made.filter((thing) => thing.kind === 'user_identity' && thing.owner === owner);
  for (const { key, id } of made
    .filter((one) => one.id !== undefined)
    .slice(-candidatesAtMost)
    .reverse()) {
    if (id === undefined || known.length > 0) continue;
    const get = neighbourRequest(identity.get.path, { [identity.id]: id }, headers);
    const { answer } = await call({ kind: 'around', about: 'find something known' }, get);
    if (reactionOf(answer) === 'accepted') known.push({ key, id });
  }
  for (let attempt = 1; known.length === 0 && attempt <= creationsAtMost; attempt += 1) {
    const key = `${lost.key}-known${attempt === 1 ? '' : `-${attempt}`}`;
    const thing: MadeThing = { kind: 'user_identity', key, owner };
    inventory.intend(thing);
    const create = neighbourRequest(identity.create.path, { [identity.key]: key }, headers);
    const { answer } = await call({ kind: 'around', about: 'make something known' }, create, { isOnce: true });
    const id = memberOf(memberOf(jsonOf(answer), identity.create.member), identity.id);
    if (typeof id === 'string') {
      inventory.add({ ...thing, id });
      known.push({ key, id });
    } else if (mayHaveBeenCarriedOut(answer)) alsoLost.push(thing);
    else {
      inventory.removed(thing);
      break;
    }
  }
  return { known, alsoLost };
}

/** Every identity of the workspace by its key; `undefined` where the list could not be read to its end. */
async function everyIdentity(call: Call, headers: Headers): Promise<ReadonlyMap<string, string> | undefined> {
  const byKey = new Map<string, string>();
  let cursor: string | undefined;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const parameters = cursor === undefined ? {} : { page_cursor: cursor };
    const request = neighbourRequest(identity.list.path, parameters, headers);
    const { answer } = await call({ kind: 'around', about: `list identities, page ${page + 1}` }, request);
    const rows = memberOf(jsonOf(answer), identity.list.member);
    if (reactionOf(answer) !== 'accepted' || !Array.isArray(rows)) return undefined;
    for (const row of rows) {
      const key = memberOf(row, identity.key);
      const id = memberOf(row, identity.id);
      if (typeof key === 'string' && typeof id === 'string') byKey.set(key, id);
    }
    const next = memberOf(memberOf(jsonOf(answer), 'pagination'), 'next_page_cursor');
    if (typeof next !== 'string' || next === '' || next === cursor) return byKey;
    cursor = next;
  }
  return undefined;
}

/** The users of the identity that a user was made for; none where that is gone, `undefined` where nobody tells. */
async function usersOf({ of, owner }: MadeThing, call: Call): Promise<readonly string[] | undefined> {
  if (of === undefined) return undefined;
  const { path, member } = lookOf('acs-users');
  const request = neighbourRequest(path, { [identity.id]: of }, ownerHeaders(owner));
  const { answer } = await call({ kind: 'around', about: 'find users of what was being made' }, request);
  if (isUnknownResource(answer)) return [];
  const rows = memberOf(jsonOf(answer), member);
  if (reactionOf(answer) !== 'accepted' || !Array.isArray(rows)) return undefined;
  return rows.map((row) => memberOf(row, user.id)).filter((id) => typeof id === 'string');
}
