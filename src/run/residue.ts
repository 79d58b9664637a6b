import pLimit from 'p-limit';
import { madeKinds, resources } from '../../spec/resources.js';
import { observation, observed } from '../model/experiment/facet.js';
import { isUnknownResource, reactionOf, statusOf } from '../model/experiment/reaction.js';
import { type Call, neighbourRequest, ownerHeaders } from './world/call.js';
import type { Inventory, MadeThing } from './world/inventory.js';
import { searched } from './world/perhaps.js';

/** What a run made at the target, and what of it is still there. */
export interface Residue {
  readonly created: number;
  readonly removed: number;
  /** As `<kind> <id>`. */
  readonly left: readonly string[];
  /** As `<kind> <key>`: perhaps made, as the creation was never answered, and not to be found. */
  readonly perhaps: readonly string[];
}

/**
 * Removes what an inventory lists, users before the identities they belong to. Gone already counts as removed. What was
 * perhaps made is looked for first.
 */
export async function tidy(inventory: Inventory, call: Call, concurrency: number): Promise<Residue> {
  const lost = inventory.made.filter(({ id }) => id === undefined);
  const { found, neverMade, perhaps } = await searched(lost, inventory, call);
  for (const thing of neverMade) inventory.removed(thing);
  const things = [...inventory.made.filter(({ id }) => id !== undefined), ...found];
  const left: string[] = [];
  for (const kind of madeKinds) {
    const limit = pLimit(concurrency);
    const removals = things
      .filter((thing) => thing.kind === kind)
      .map((thing) =>
        limit(async () => {
          if (await remove(thing, call)) inventory.removed(thing);
          else left.push(nameOf(thing));
        }),
      );
    await Promise.all(removals);
  }
  inventory.close(left.length === 0 && perhaps.length === 0);
  return {
    created: things.length,
    removed: things.length - left.length,
    left: left.sort(),
    perhaps: perhaps.map(nameOf).sort(),
  };
}

/** A thing as messages name it: by its id, or by its key where that was never learnt. */
export function nameOf({ kind, id, key }: MadeThing): string {
  return `${kind} ${id ?? key}`;
}

async function remove(thing: MadeThing, call: Call): Promise<boolean> {
  const { id: parameter, remove: removal } = resources[thing.kind];
  const request = neighbourRequest(removal.path, { [parameter]: thing.id }, ownerHeaders(thing.owner));
  const { answer } = await call({ kind: 'removal', thing: thing.kind }, request);
  if (reactionOf(answer) === 'accepted' || isUnknownResource(answer)) return true;
  return isGone(thing, call);
}

// What the run itself has deleted may be refused in other words: as going already, or as forbidden like any unknown id.
async function isGone({ kind, id = '', owner }: MadeThing, call: Call): Promise<boolean> {
  const self = resources[kind].seenBy.find(({ by }) => by === kind);
  if (!self) return false;
  const facet = { observer: self.observer, isForeign: owner !== 'home' };
  const { answer } = await call({ kind: 'around', about: `look for ${kind}` }, observation(facet, id));
  const shown = observed(facet, answer);
  return shown === 'absent' || shown === 'being deleted' || statusOf(answer) === 403;
}
