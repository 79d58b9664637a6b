import { firstId, isAgain } from '../model/experiment/again.js';
import type { Facet } from '../model/experiment/facet.js';
import type { Phase } from '../model/origin.js';
import { passing, wallClock } from './clock.js';
import { createPlaces, type Places } from './places.js';
import { createWatch } from './watch.js';

const firstPauseMs = 40;
const longestPauseMs = 1000;
/** For what was to stay as it was: looks of a target that answers from several places may be out of date for a moment. */
const flickerMs = 300;
/** So many changes must have shown before anything follows from how long they took. */
const tellingChanges = 20;
/** A change may take so many times as long as the slowest one so far. */
const tolerance = 20;
const shortestWaitMs = 500;
/** What a call has done is waited for to be undone no longer than that, where it was undone before. */
const undoingMs = 2000;
/** The key of what stages are arranged with, whatever operation they are for. */
const arranging = 'arranging';
/** What shows late elsewhere may take so many times as long here. */
const margin = 2;

/** A scenario that looks at the state until it is what it is to become. */
export interface Wait {
  /** The id of the scenario. */
  readonly experiment: string;
  /** The operation that it is about. */
  readonly operation: string;
  readonly phase: Phase;
  /** What is to be looked at once more. */
  readonly facets: readonly Pick<Facet, 'name'>[];
  /** When its stage was arranged, or its acts were answered. */
  readonly since: number;
  /** How often it was looked. */
  readonly looks: number;
  /** What is still to show: what the stage was arranged with, or a change; otherwise something differs that was to stay. */
  readonly for: 'arrangement' | 'change' | 'rest';
}

/** How long the changes of a target are waited for. */
export interface Patience {
  /** Waits before another look, and resolves to whether there is to be one. */
  readonly again: (wait: Wait) => Promise<boolean>;
  /** Whether something of an operation, or of what stages are arranged with, has shown late so far. */
  readonly isLate: (wait: Pick<Wait, 'operation' | 'phase'>) => boolean;
  /** Whether there is none left, as the run is over. */
  readonly isOver: () => boolean;
  /** Told that nothing of a scenario is left to be looked at. */
  readonly done: (wait: Pick<Wait, 'experiment'>) => void;
  /** Told that a last look at a scenario shows something else than the one before, which its second attempt is to show too. */
  readonly notLasting: (experiment: string) => void;
  /** Told that what a scenario looked for has shown. */
  readonly shown: (wait: Omit<Wait, 'facets' | 'for'>) => void;
  /**
   * Waits until everything has shown that takes as long as what was late so far, of the same operation or of what stages
   * are arranged with, and resolves to whether there is to be a look for that. Where nothing was late, there is none.
   */
  readonly outlast: (wait: Omit<Wait, 'looks' | 'for'>) => Promise<boolean>;
}

/** The patience of a run, which tells as well how long is long for its target. */
export interface LearntPatience extends Patience {
  /** Whether a first attempt has not waited for what was put on its stage as long as that may take. */
  readonly isHurried: (experiment: string) => boolean;
  /** Told of an attempt whose verdict counts no more, so that it is not waited for longer than usual. */
  readonly discount: (experiment: string) => void;
  /** Resolves when what has begun then is over, or has lasted as long as changes of this target usually take. */
  readonly usually: (since: number, over: Promise<unknown>) => Promise<void>;
}

/**
 * A patience that learns from a target how long its changes take. What is to show is waited for as long as a change may take
 * at all, and the same of one operation once: where several wait for it longer than usual, one looks for all of them, and
 * where it does not show, it is not waited for again.
 * @param places which those leave to others who wait.
 */
export function createPatience(
  settleMs: number,
  signal: AbortSignal,
  clock = wallClock,
  places: Pick<Places, 'aside'> = createPlaces(1),
): LearntPatience {
  const shown = { before: { times: 0, slowestMs: 0 }, after: { times: 0, slowestMs: 0 } };
  const latestMs = new Map<string, number>();
  let isVain = false;
  const vain = new Set<string>();
  const watch = createWatch();
  const undone = new Set<string>();
  const hurried = new Set<string>();
  const discounted = new Set<string>();
  const ordinaryMs = (phase: keyof typeof shown) =>
    Math.min(settleMs, Math.max(shortestWaitMs, tolerance * shown[phase].slowestMs));
  const usualMs = (phase: keyof typeof shown) => (shown[phase].times < tellingChanges ? settleMs : ordinaryMs(phase));
  const keysOf = ({ operation, facets, phase, for: reason }: Wait) =>
    reason === 'change' && phase === 'after' ? facets.map(({ name }) => `${operation} ${name}`) : [];
  const boundOf = (wait: Wait) => {
    const { experiment, phase, for: reason } = wait;
    if (phase === 'end') return undone.has(firstId(experiment)) ? Math.min(settleMs, undoingMs) : 0;
    if (reason === 'rest') return Math.min(settleMs, flickerMs);
    // A target that never showed something in all that time may have no way to show it.
    if (reason === 'arrangement' && isVain) return margin * (latestMs.get(arranging) ?? 0);
    // What calls beside it have undone does not come back.
    if (reason === 'arrangement') return isAgain(experiment) ? settleMs : usualMs('before');
    const keys = keysOf(wait);
    const isKnown = keys.length > 0 && keys.every((key) => vain.has(key));
    return isKnown || discounted.has(experiment) ? ordinaryMs('after') : settleMs;
  };
  const lateMs = ({ operation, phase }: Pick<Wait, 'operation' | 'phase'>) =>
    Math.max(latestMs.get(arranging) ?? 0, phase === 'before' ? 0 : (latestMs.get(operation) ?? 0));
  /** Lets some time pass, and resolves to whether anything is looked at after it. */
  const paused = async (wait: Wait): Promise<boolean> => {
    const { experiment, since, looks, for: reason } = wait;
    const keys = keysOf(wait);
    watch.leave(experiment, keys);
    // What was late before is not asked for again and again.
    const firstMs = reason === 'rest' ? 0 : lateMs(wait);
    const pauseMs = Math.min(Math.max(firstMs, firstPauseMs * 2 ** (looks - 1)), longestPauseMs);
    const boundMs = boundOf(wait);
    const leftMs = since + boundMs - clock.now();
    if (pauseMs > leftMs) {
      if (reason === 'arrangement' && !isVain && boundMs < settleMs) hurried.add(experiment);
      isVain ||= reason === 'arrangement' && boundMs === settleMs;
      // What did not show in all that time once will not show the next time either.
      if (boundMs === settleMs) for (const key of keys) vain.add(key);
      return false;
    }
    const isLong = keys.length > 0 && clock.now() - since >= ordinaryMs('after');
    const others = isLong ? watch.share(experiment, keys) : undefined;
    await places.aside(experiment, () =>
      others === undefined ? clock.sleep(pauseMs, signal) : passing(clock, leftMs, others),
    );
    return !signal.aborted;
  };
  return {
    async again(wait) {
      const isGoingOn = !signal.aborted && (await paused(wait));
      if (!isGoingOn) watch.leave(wait.experiment);
      return isGoingOn;
    },
    async usually(since, over) {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      void over.then(end, end);
      for (;;) {
        const leftMs = since + usualMs('after') - clock.now();
        if (leftMs <= 0 || isOver) return;
        // More is known by and by.
        await passing(clock, Math.min(leftMs, shortestWaitMs), over);
      }
    },
    isHurried: (experiment) => hurried.has(experiment),
    discount: (experiment) => void discounted.add(experiment),
    done: ({ experiment }) => watch.leave(experiment),
    isLate: (wait) => lateMs(wait) > 0,
    isOver: () => signal.aborted,
    notLasting: (experiment) => void undone.add(firstId(experiment)),
    shown({ operation, phase, since, looks }) {
      const tookMs = clock.now() - since;
      if (phase !== 'end') {
        shown[phase].times += 1;
        shown[phase].slowestMs = Math.max(shown[phase].slowestMs, tookMs);
      }
      const key = phase === 'before' ? arranging : operation;
      if (looks > 1) latestMs.set(key, Math.max(latestMs.get(key) ?? 0, tookMs));
    },
    async outlast(wait) {
      if (lateMs(wait) === 0 || signal.aborted) return false;
      const restMs = wait.since + Math.min(settleMs, margin * lateMs(wait)) - clock.now();
      if (restMs > 0) await places.aside(wait.experiment, () => clock.sleep(restMs, signal));
      return !signal.aborted;
    },
  };
}
