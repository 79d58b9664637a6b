import type { Answer } from '../model/exchange.js';
import { received } from '../model/experiment/reaction.js';
import { askedText, toldWait } from './told-wait.js';

/** The longest wait that is obeyed; who asks for more is not judged. */
export const longestWaitMs = 300_000;
// A limit that lets no one in is no limit.
const waitsInVain = 8;
/** How long requests wait in all where nothing is served in between. */
export const longestInVainMs = 60_000;
// Targets count whole seconds, and a timer may fire a little early.
const marginMs = 60;

/** Shorter ones are over before anybody wonders. */
const worthSayingMs = 5000;

/** What becomes of a request whose answer may tell it to wait. */
export type Told =
  | { readonly kind: 'nothing' }
  /** The sentence only where it is worth one, and once for all who wait. */
  | { readonly kind: 'wait'; readonly sentence?: string }
  | { readonly kind: 'too-long'; readonly sentence: string };

/** The waits that a target asks for, which hold back all requests of a run together. */
export interface ToldWaits {
  /** Until when nothing is to be sent. */
  readonly resumeAt: () => number;
  /** Whether the target ever gave an answer of its own. */
  readonly hasServed: () => boolean;
  /** Told that the target gave an answer of its own. */
  readonly served: () => void;
  /**
   * Told of an answer that comes from the environment.
   * @param begunAt when its request was sent: those that were sent together are told one wait.
   * @param now what the time is.
   */
  readonly told: (answer: Answer, begunAt: number, now: number) => Told;
}

/**
 * Waits that are obeyed as long as they lead to something: the first after an answer of the target in any case, later ones
 * for a minute.
 * @param waitMs how long a target may take that is not up yet; before its first answer, waits may take that long as well.
 */
export function toldWaits(waitMs = 0): ToldWaits {
  let resumeAt = 0;
  let hasServed = false;
  let inVain = 0;
  let inVainMs = 0;
  return {
    resumeAt: () => resumeAt,
    hasServed: () => hasServed,
    served() {
      hasServed = true;
      inVain = 0;
      inVainMs = 0;
    },
    told(answer, begunAt, now) {
      const told = toldWait(answer, now);
      if (told === undefined) return { kind: 'nothing' };
      const isNew = begunAt >= resumeAt;
      if (isNew) {
        inVain += 1;
        if (inVain > 1 || !hasServed) inVainMs += told.ms;
      }
      const asks = `the target answers ${received(answer)} and ${askedText(told)}`;
      const advice = 'run again later, or with fewer requests a second (--rate)';
      if (told.ms > longestWaitMs) {
        return { kind: 'too-long', sentence: `${asks}; a run waits ${longestWaitMs / 1000} s at the most: ${advice}` };
      }
      const allowedMs = hasServed ? longestInVainMs : Math.max(longestInVainMs, waitMs);
      if (inVain > waitsInVain || inVainMs > allowedMs) {
        return { kind: 'too-long', sentence: `${asks}, and has done so before without serving anything: ${advice}` };
      }
      resumeAt = Math.max(resumeAt, now + told.ms + marginMs);
      const isSaid = isNew && told.ms >= worthSayingMs;
      return { kind: 'wait', ...(isSaid ? { sentence: `${asks}: the run waits so long` } : {}) };
    },
  };
}
