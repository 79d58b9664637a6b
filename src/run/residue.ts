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
  /** As `<kind> <id>`: gone before the run removed it, though no call was about it; absent where nothing is. */
  readonly gone?: readonly string[];
}

/**
 * Removes what an inventory lists, users before the identities they belong to. Gone already counts as removed. What was
 * perhaps made is looked for first.
 * @param keeps whether no call of the run was to make a thing vanish, by its id; absent where nobody knows.
 */
export async function tidy(
  inventory: Inventory,
  call: Call,
  concurrency: number,
  keeps: (id: string) => boolean = () => false,
): Promise<Residue> {
  const lost = inventory.made.filter(({ id }) => id === undefined);
  const { found, neverMade, perhaps } = await searched(lost, inventory, call);
  for (const thing of neverMade) inventory.removed(thing);
  const made = [...inventory.made.filter(({ id }) => id !== undefined), ...found];
  // What was looked for twice is found twice.
  const things = [...new Map(made.map((thing) => [nameOf(thing), thing])).values()];
  const left: string[] = [];
  const gone: string[] = [];
  for (const kind of madeKinds) {
    const limit = pLimit(concurrency);
    const removals = things
      .filter((thing) => thing.kind === kind)
      .map((thing) =>
        limit(async () => {
          const end = await remove(thing, call);
          if (end === 'left') left.push(nameOf(thing));
          else inventory.removed(thing);
          if (end === 'gone' && keeps(thing.id ?? '')) gone.push(nameOf(thing));
        }),
      );
    await Promise.all(removals);
  }
  inventory.close(left.length === 0 && perhaps.length === 0);
  return {
    created: things.length,
    removed: things.length - left.length - gone.length,
    left: left.sort(),
    perhaps: perhaps.map(nameOf).sort(),
    ...(gone.length === 0 ? {} : { gone: gone.sort() }),
  };
}

/** A thing as messages name it: by its id, or by its key where that was never learnt. */
export function nameOf({ kind, id, key }: MadeThing): string {
  return `${kind} ${id ?? key}`;
}

async function remove(thing: MadeThing, call: Call): Promise<'removed' | 'gone' | 'left'> {
  const { id: parameter, remove: removal } = resources[thing.kind];
  const request = neighbourRequest(removal.path, { [parameter]: thing.id }, ownerHeaders(thing.owner));
  const { answer, afterLoss = false } = await call({ kind: 'removal', thing: thing.kind }, request);
  if (reactionOf(answer) === 'accepted') return 'removed';
  // The answer to an earlier attempt was lost, and that may have removed it.
  if (isUnknownResource(answer)) return afterLoss ? 'removed' : 'gone';
  return (await isGone(thing, call)) ? 'removed' : 'left';
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
