import { setTimeout as sleep } from 'node:timers/promises';
import pRetry, { AbortError } from 'p-retry';
import { environmentOf, mayHaveBeenCarriedOut } from '../judge/environment.js';
import type { Answer } from '../model/exchange.js';
import { received } from '../model/experiment/reaction.js';
import { toldWait } from './told-wait.js';

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
/** The longest wait that is obeyed; who asks for more ends the run. */
export const longestWaitMs = 300_000;
// Targets count whole seconds, and a timer may fire a little early.
const marginMs = 60;
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

/**
 * A pacer that waits as it is told, backs off on what the environment answers, and keeps to a rate.
 * @param rate requests a second; absent for as many as the target answers.
 * @param onTooLong told in a sentence what the target asks for, where that is longer than a run waits.
 */
export function createPacer(rate?: number, onTooLong: (sentence: string) => void = () => undefined): Pacer {
  let resumeAt = 0;
  let nextSlot = 0;
  let hasServed = false;
  const wait = async (signal: AbortSignal) => {
    let now = Date.now();
    if (rate !== undefined) {
      nextSlot = Math.max(nextSlot, now) + 1000 / rate;
      await pause(nextSlot - 1000 / rate - now, signal);
      now = Date.now();
    }
    while (resumeAt > now && !signal.aborted) {
      await pause(resumeAt - now, signal);
      now = Date.now();
    }
  };
  const obey = (answer: Answer) => {
    const told = toldWait(answer, Date.now());
    if (told === undefined) return false;
    if (told.ms <= longestWaitMs) {
      resumeAt = Math.max(resumeAt, Date.now() + told.ms + marginMs);
      return true;
    }
    const sentence = `the target answers ${received(answer)} and asks to wait ${Math.ceil(told.ms / 1000)} s (${told.words}); a run waits ${longestWaitMs / 1000} s at the most: run again later, or with fewer requests a second (--rate)`;
    onTooLong(sentence);
    throw new AbortError(sentence);
  };
  return {
    async send(attempt, { signal, isOnce = false, isServing = async () => false }) {
      let answer: Answer | undefined;
      let attempts = 0;
      let losses = 0;
      // A request under way is waited for even when the run is stopped: what it makes must be known.
      await pRetry(
        async () => {
          await wait(signal);
          if (signal.aborted) throw new AbortError('the run was stopped');
          attempts += 1;
          answer = await attempt();
          if (environmentOf(answer) === undefined) {
            hasServed = true;
            return;
          }
          if (mayHaveBeenCarriedOut(answer)) losses += 1;
          const isTold = obey(answer);
          const isRefused = answer.kind === 'failure' && answer.failure === 'connection-refused';
          const isFinal =
            (isOnce && losses > 0) ||
            // Before anything was served, no one is there: who waits for a target asks again.
            (isRefused && !hasServed) ||
            attempts > repetitionsOf(answer, isTold) ||
            (attempts > repetitionsAmongServed && environmentOf(answer) !== 'limit' && (await isServing()));
          if (isFinal) throw new AbortError('no repetition would help');
          throw new Error('the environment answered');
        },
        { retries: repetitionsAsTold, ...pauses },
      ).catch((error) => {
        if (answer === undefined && !signal.aborted) throw error;
      });
      const last: Answer = answer ?? { kind: 'failure', failure: 'aborted', detail: 'the run was stopped' };
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

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
