import { setTimeout as sleep } from 'node:timers/promises';
import pRetry, { AbortError } from 'p-retry';
import { type Answer, headerOf } from '../model/exchange.js';
import { statusOf } from '../model/experiment/reaction.js';

/** How often a request is repeated that the environment, not the target's logic, kept from being answered. */
const repetitions = 5;
const longestPauseMs = 30_000;

/** Holds back all requests of a run together. */
export interface Pacer {
  /** Sends until there is an answer that is not the environment's, or no repetition is left. */
  readonly send: (attempt: () => Promise<Answer>, signal: AbortSignal) => Promise<{ answer: Answer; attempts: number }>;
}

/**
 * A pacer that obeys `Retry-After`, backs off on 429, 503 and lost connections, and keeps to a rate.
 * @param rate requests a second; absent for as many as the target answers.
 */
export function createPacer(rate?: number): Pacer {
  let resumeAt = 0;
  let nextSlot = 0;
  const wait = async (signal: AbortSignal) => {
    let now = Date.now();
    if (rate !== undefined) {
      nextSlot = Math.max(nextSlot, now) + 1000 / rate;
      await pause(nextSlot - 1000 / rate - now, signal);
      now = Date.now();
    }
    while (resumeAt > now) {
      await pause(resumeAt - now, signal);
      now = Date.now();
    }
  };
  return {
    async send(attempt, signal) {
      let answer: Answer | undefined;
      let attempts = 0;
      // A request under way is waited for even when the run is stopped: what it makes must be known.
      await pRetry(
        async () => {
          await wait(signal);
          if (signal.aborted) throw new AbortError('the run was stopped');
          attempts += 1;
          answer = await attempt();
          if (!isOfEnvironment(answer)) return;
          const pauseMs = retryAfter(answer);
          if (pauseMs !== undefined) resumeAt = Math.max(resumeAt, Date.now() + Math.min(pauseMs, longestPauseMs));
          throw new Error('the environment answered');
        },
        { retries: repetitions, minTimeout: 150, factor: 2, randomize: true },
      ).catch((error) => {
        if (answer === undefined && !signal.aborted) throw error;
      });
      return { answer: answer ?? { kind: 'failure', failure: 'aborted', detail: 'the run was stopped' }, attempts };
    },
  };
}

/** Whether an answer comes from what stands around the target: limits, outages, lost connections. */
export function isOfEnvironment(answer: Answer): boolean {
  if (answer.kind === 'failure') return answer.failure === 'connection-lost';
  return statusOf(answer) === 429 || statusOf(answer) === 503;
}

function retryAfter(answer: Answer): number | undefined {
  const value = headerOf(answer, 'retry-after');
  if (value === undefined) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
