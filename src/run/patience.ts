import { setTimeout as sleep } from 'node:timers/promises';
import { isAgain } from '../model/experiment/again.js';

const firstPauseMs = 40;
const longestPauseMs = 1000;
/** For what was to stay as it was: looks of a target that answers from several places may be out of date for a moment. */
const flickerMs = 300;
/** So many changes must have shown before anything follows from how long they took. */
const tellingChanges = 20;
/** A change may take so many times as long as the slowest one so far. */
const tolerance = 20;
const shortestWaitMs = 500;

/** A scenario that looks at the state until it is what it is to become. */
export interface Wait {
  /** The id of the scenario. */
  readonly experiment: string;
  /** When its acts were answered. */
  readonly since: number;
  /** How often it was looked. */
  readonly looks: number;
  /** Whether a change is still to show; otherwise something differs that was to stay. */
  readonly isForChange: boolean;
}

/** How long the changes of a target are waited for. */
export interface Patience {
  /** Waits before another look, and resolves to whether there is to be one. */
  readonly again: (wait: Wait) => Promise<boolean>;
  /** Told that a change has shown, and since when it could have. */
  readonly shown: (since: number) => void;
}

/** What time it is, and how to let it pass. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const wallClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
};

/**
 * A patience that learns from a target how long its changes take. A first attempt is not waited for much longer than that;
 * the second one, which confirms a failure, as long as a change may take at all.
 */
export function createPatience(settleMs: number, signal: AbortSignal, clock = wallClock): Patience {
  let changes = 0;
  let slowestMs = 0;
  const boundOf = ({ experiment, isForChange }: Wait) => {
    if (!isForChange) return Math.min(settleMs, flickerMs);
    if (isAgain(experiment) || changes < tellingChanges) return settleMs;
    return Math.min(settleMs, Math.max(shortestWaitMs, tolerance * slowestMs));
  };
  return {
    async again(wait) {
      const pauseMs = Math.min(firstPauseMs * 2 ** (wait.looks - 1), longestPauseMs);
      if (signal.aborted || clock.now() + pauseMs > wait.since + boundOf(wait)) return false;
      await clock.sleep(pauseMs, signal);
      return !signal.aborted;
    },
    shown(since) {
      changes += 1;
      slowestMs = Math.max(slowestMs, clock.now() - since);
    },
  };
}
