import pRetry, { AbortError } from 'p-retry';
import { environmentOf, mayHaveBeenCarriedOut } from '../judge/environment.js';
import type { Answer } from '../model/exchange.js';
import { wallClock } from './clock.js';
import { notSent } from './not-sent.js';
import { toldWaits } from './told-waits.js';

/** How often a request is repeated that the environment, not the target's logic, kept from being answered. */
const repetitions = 5;
/** The same where each answer said how long to wait: others may be first again and again. */
const repetitionsAsTold = 25;
/** After so many it is asked whether another request is served: then it is not the environment that this one waits for. */
const repetitionsAmongServed = 2;
/** Of a request that takes the whole time each time. */
const repetitionsOfTimeouts = 1;
/** Between two attempts where nothing is told. */
const pauses = { minTimeout: 150, maxTimeout: 2400, factor: 2, randomize: true };
const notRepeated: readonly string[] = ['name-not-found', 'tls', 'not-http', 'aborted', 'too-large'];

/** What came of a request. */
export interface Sent {
  readonly answer: Answer;
  readonly attempts: number;
  /** Whether an attempt before the last may have been carried out although its answer never came. */
  readonly afterLoss: boolean;
}

/** How a request is sent. */
export interface SendOptions {
  readonly signal: AbortSignal;
  /** Whether it must not be sent again once it may have been carried out. */
  readonly isOnce?: boolean;
  /** Whether another request is answered by the target at this moment. */
  readonly isServing?: () => Promise<boolean>;
}

/** Holds back all requests of a run together. */
export interface Pacer {
  /** Sends until there is an answer that is not the environment's, or no repetition is left. */
  readonly send: (attempt: () => Promise<Answer>, options: SendOptions) => Promise<Sent>;
}

/** What a pacer keeps to. */
export interface Pace {
  /** Requests a second; absent for as many as the target answers. */
  readonly rate?: number | undefined;
  /** How long a target may take that is not up yet, in milliseconds. */
  readonly waitMs?: number | undefined;
  /** Told in a sentence what a target that was there asks for, where that is longer than a run waits. */
  readonly onTooLong?: (sentence: string) => void;
  /** Told in a sentence what is waited for, and how long. */
  readonly onWait?: ((sentence: string) => void) | undefined;
}

/** A pacer that waits as it is told, backs off on what the environment answers, and keeps to a rate. */
export function createPacer({ rate, waitMs, onTooLong = () => undefined, onWait }: Pace = {}): Pacer {
  let nextSlot = 0;
  const waits = toldWaits(waitMs);
  const wait = async (signal: AbortSignal) => {
    let now = Date.now();
    if (rate !== undefined) {
      const slot = Math.max(nextSlot, now);
      nextSlot = slot + 1000 / rate;
      if (slot > now) await wallClock.sleep(slot - now, signal);
      now = Date.now();
    }
    while (waits.resumeAt() > now && !signal.aborted) {
      await wallClock.sleep(waits.resumeAt() - now, signal);
      now = Date.now();
    }
  };
  const obey = (answer: Answer, begunAt: number) => {
    const told = waits.told(answer, begunAt, Date.now());
    if (told.kind === 'wait' && told.sentence !== undefined) onWait?.(told.sentence);
    if (told.kind !== 'too-long') return told.kind === 'wait';
    // Before it was ever there, whoever asks first says what it is like.
    if (waits.hasServed()) onTooLong(told.sentence);
    throw new AbortError(told.sentence);
  };
  return {
    async send(attempt, { signal, isOnce = false, isServing = async () => false }) {
      let answer: Answer | undefined;
      let attempts = 0;
      let losses = 0;
      // A request under way is waited for even when the run is stopped: what it makes must be known.
      const once = async () => {
        await wait(signal);
        if (signal.aborted) throw new AbortError(notSent.detail);
        attempts += 1;
        const begunAt = Date.now();
        answer = await attempt();
        if (environmentOf(answer) === undefined) return waits.served();
        if (mayHaveBeenCarriedOut(answer)) losses += 1;
        const isTold = obey(answer, begunAt);
        const isRefused = answer.kind === 'failure' && answer.failure === 'connection-refused';
        const isFinal =
          (isOnce && losses > 0) ||
          // Before anything was served, no one is there: who waits for a target asks again.
          (isRefused && !waits.hasServed()) ||
          attempts > repetitionsOf(answer, isTold && waits.hasServed()) ||
          (attempts > repetitionsAmongServed && environmentOf(answer) !== 'limit' && (await isServing()));
        if (isFinal) throw new AbortError('no repetition would help');
        throw new Error('the environment answered');
      };
      const first = once();
      const isSettled = await first.then(
        () => true,
        () => false,
      );
      // Nearly every request is answered at once, and repeating has its price.
      if (!isSettled) {
        await pRetry((count) => (count === 1 ? first : once()), { retries: repetitionsAsTold, ...pauses }).catch(
          (error) => {
            if (answer === undefined && !signal.aborted) throw error;
          },
        );
      }
      const last: Answer = answer ?? notSent;
      const lossesBefore = mayHaveBeenCarriedOut(last) ? losses - 1 : losses;
      return { answer: last, attempts, afterLoss: lossesBefore > 0 };
    },
  };
}

function repetitionsOf(answer: Answer, isTold: boolean): number {
  if (isTold) return repetitionsAsTold;
  if (answer.kind === 'response') return repetitions;
  if (answer.failure === 'timeout') return repetitionsOfTimeouts;
  return notRepeated.includes(answer.failure) ? 0 : repetitions;
}
