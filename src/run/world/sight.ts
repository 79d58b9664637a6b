import { isAgain } from '../../model/experiment/again.js';
import { type Facet, observation } from '../../model/experiment/facet.js';
import { isUnknownResource, reactionOf } from '../../model/experiment/reaction.js';
import type { Errand } from '../../model/origin.js';
import { type Clock, wallClock } from '../clock.js';
import type { Places } from '../places.js';
import type { Call } from './call.js';
import type { Owner } from './hooked.js';
import type { MadeThing } from './inventory.js';

const firstPauseMs = 20;
const longestPauseMs = 500;

/** Waits until the target knows what it just made. */
export type Sight = (errand: Errand, kind: MadeThing['kind'], id: string, owner: Owner) => Promise<void>;

/** After so many things of a kind that it knew at once, a target is taken to know what it makes. */
const tellingSights = 20;

/**
 * A sight that looks again and again while the target says that there is no such thing, as long as a change may take to
 * show. A target that has shown nothing so far in all that time is not waited for again: it has no such lookup. One that
 * has known everything at once is not asked any more, but for second attempts, which leave nothing to chance.
 * @param places which those leave to others who wait.
 * @param signal aborts once nothing is sent any more.
 */
export function createSight(
  call: Call,
  settleMs: number,
  places: Pick<Places, 'aside'>,
  signal: AbortSignal,
  clock: Clock = wallClock,
): Sight {
  let hasShown = false;
  let isBlind = false;
  let lateMs = 0;
  const pass = ({ key }: Errand, ms: number) => places.aside(key, () => clock.sleep(ms, signal));
  const knownAtOnce = new Map<MadeThing['kind'], number>();
  return async (errand, kind, id, owner) => {
    const known = knownAtOnce.get(kind) ?? 0;
    if (isBlind || (known >= tellingSights && !isAgain(errand.key))) return;
    const facet: Pick<Facet, 'observer' | 'isForeign'> = {
      observer: kind === 'user_identity' ? 'user-identity' : 'acs-user',
      isForeign: owner === 'other',
    };
    const since = clock.now();
    const deadline = since + settleMs;
    // Who asks a slow target again and again spends a run on it.
    if (lateMs > 0) await pass(errand, lateMs);
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      const { answer } = await call({ kind: 'sighting', errand, thing: kind }, observation(facet, id));
      if (reactionOf(answer) === 'accepted') hasShown = true;
      if (!isUnknownResource(answer)) {
        if (pause > firstPauseMs) lateMs = Math.max(lateMs, clock.now() - since);
        else if (lateMs === 0) knownAtOnce.set(kind, (knownAtOnce.get(kind) ?? 0) + 1);
        return;
      }
      knownAtOnce.set(kind, Number.NEGATIVE_INFINITY);
      if (clock.now() + pause > deadline) break;
      await pass(errand, pause);
    }
    isBlind = !hasShown;
  };
}
