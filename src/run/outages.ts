import { environmentOf, mayStandIn } from '../judge/environment.js';
import type { Answer } from '../model/exchange.js';
import { isAbsentPath, saying } from '../model/experiment/no-such-route.js';
import { isSameAnswer, isUnknownResource, reactionOf, received, statusOf } from '../model/experiment/reaction.js';
import type { Request } from '../model/experiment/request.js';
import { type Clock, wallClock } from './clock.js';
import { knownRefusals, type Refused } from './known-refusals.js';

/** How long a route that is away is waited for. */
const longestOutageMs = 60_000;
/** How long all of them together. */
const longestInAllMs = 300_000;
const pauseMs = 250;
/** Whoever answers for one of several backends seldom does so as often in a row. */
const asksToTell = 4;
/** Shorter outages are over before anybody wonders. */
const worthSayingMs = 1000;
/** So often one request must be answered alike while the route is there. */
const repetitionsToTrust = 5;
/** After so many requests that were, what they were answered is taken for the target's. */
const enoughToTrust = 3;
const lastingRefusals = [400, 401, 405, 415];
/** The trust in what was once answered by a stand-in. */
const standsIn = Number.NEGATIVE_INFINITY;

/**
 * What an answer says of its route: it is there; others find it there; it was away and is back; or it is gone for good.
 */
export type RouteStanding = 'there' | 'doubtful' | 'back' | 'gone';

/** Tells answers of the target from those of whoever stands in for it while it is away. */
export interface Outages {
  /** Resolves when no route is known to be away. */
  readonly over: () => Promise<unknown>;
  /** What an answer says of the route that it came from, once that is known: what is away is waited for. */
  readonly standing: (request: Request, answer: Answer, begunAt: number) => Promise<RouteStanding>;
  /**
   * Whose the answers to a request were that was sent again while they were doubtful: the target's, or those but the last one
   * of a stray; `undefined` while it is to be sent once more.
   */
  readonly settled: (doubted: readonly Answer[], last: Answer) => 'target' | 'stray' | undefined;
  /** A request that the target refused before, which tells whether it is there. */
  readonly refused: () => Refused | undefined;
}

/** Who is told, each in a sentence. */
export interface OutageOptions {
  readonly signal: AbortSignal;
  /** A route is away. */
  readonly onAway: (sentence: string) => void;
  /** A route does not come back. */
  readonly onGone: (sentence: string) => void;
  readonly clock?: Clock;
}

/**
 * Asks, where an answer may be that of a stand-in, for something on the same route that the target refused before: who
 * answers that alike as well is not the target.
 * @param ask sends a request, whatever else waits.
 */
export function createOutages(
  ask: (request: Request) => Promise<Answer>,
  { signal, onAway, onGone, clock = wallClock }: OutageOptions,
): Outages {
  const refused = knownRefusals();
  const absent: Answer[] = [];
  const trust = new Map<string, number>();
  let outage: Promise<boolean> | undefined;
  let isGone = false;
  let lastEnd = 0;
  let allMs = 0;

  async function isAway(known: Refused, answer: Answer): Promise<boolean> {
    for (let asks = 0; asks < asksToTell; asks += 1) {
      const other = await ask(known.request);
      if (isSameAnswer(other, known.answer)) return false;
      if (environmentOf(other) === undefined && saying(other) !== saying(answer)) return false;
    }
    return true;
  }

  /** Resolves to whether the route has come back. */
  async function comeBack(known: Refused, answer: Answer): Promise<boolean> {
    const since = clock.now();
    const longestMs = Math.min(longestOutageMs, longestInAllMs - allMs);
    let isBack = false;
    let isSaid = false;
    while (!isBack && clock.now() - since < longestMs && !signal.aborted) {
      if (!isSaid && clock.now() - since >= worthSayingMs) {
        isSaid = true;
        onAway(awayText(known, answer, longestMs));
      }
      await clock.sleep(pauseMs, signal);
      isBack = isSameAnswer(await ask(known.request), known.answer);
    }
    lastEnd = clock.now();
    allMs += lastEnd - since;
    outage = undefined;
    if (!isBack) {
      isGone = true;
      onGone(goneText(known, answer, allMs));
    }
    return isBack;
  }

  function learn(request: Request, answer: Answer): void {
    if (!isAbsentPath(request.path)) refused.learn(request, answer);
    else if (statusOf(answer) === 404 && !absent.some((one) => saying(one) === saying(answer))) absent.push(answer);
  }

  async function standing(request: Request, answer: Answer, begunAt: number): Promise<RouteStanding> {
    // An answer to HEAD has no words.
    if (isGone || isAbsentPath(request.path) || request.method === 'HEAD' || !mayStandIn(answer, absent))
      return 'there';
    const kind = saying(answer);
    const known = refused.of(request.path);
    const isTrusted = (trust.get(kind) ?? 0) >= enoughToTrust;
    // A path that cannot exist is answered so at any time.
    if (
      known === undefined ||
      kind === saying(known.answer) ||
      (isTrusted && !absent.some((one) => saying(one) === kind))
    )
      return 'there';
    // What was under way while another request found it out.
    const wasSeen = () => trust.get(kind) === standsIn && (outage !== undefined || begunAt < lastEnd);
    if (!wasSeen() && !(await isAway(known, answer)) && !wasSeen()) {
      // Only who refuses has not begun to do what was asked.
      return isTrusted || reactionOf(answer) !== 'refused' ? 'there' : 'doubtful';
    }
    trust.set(kind, standsIn);
    if (outage === undefined && begunAt < lastEnd) return 'back';
    outage ??= comeBack(known, answer);
    return (await outage) ? 'back' : 'gone';
  }

  function settled(doubted: readonly Answer[], last: Answer): 'target' | 'stray' | undefined {
    const [first = last] = doubted;
    const kind = saying(first);
    if (saying(last) === kind) {
      if (doubted.length < repetitionsToTrust) return undefined;
      trust.set(kind, (trust.get(kind) ?? 0) + 1);
      return 'target';
    }
    // What was not there at first may be by now; what is wrong with a request stays wrong.
    if (!lastingRefusals.includes(statusOf(last)) || isUnknownResource(last)) return 'target';
    trust.set(kind, standsIn);
    return 'stray';
  }

  return {
    settled,
    over: async () => outage,
    refused: refused.of,
    async standing(request, answer, begunAt) {
      const own = await standing(request, answer, begunAt);
      if (own === 'there') learn(request, answer);
      return own;
    },
  };
}

function awayText({ request: { method, path }, answer }: Refused, instead: Answer, ms: number): string {
  return `${method} ${path} is answered ${received(instead)} where it was refused with ${received(answer)} before, as during a deployment: the run waits until it is back, ${Math.ceil(ms / 1000)} s at the most`;
}

function goneText({ request: { method, path }, answer }: Refused, instead: Answer, ms: number): string {
  const asked = `${method} ${path}`;
  return `the target no longer serves ${asked}: what it refused with ${received(answer)} before was answered ${received(instead)} like everything else, for ${Math.ceil(ms / 1000)} s in all; run again once it is back`;
}
