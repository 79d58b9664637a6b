import { setTimeout as sleep } from 'node:timers/promises';
import { present } from '../ground/present.js';

/** What time it is, and how to let it pass. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** That of this machine. */
export const wallClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, undefined, present({ signal })).catch(() => undefined),
};

/** Lets time pass until something is over, no longer than that. */
export async function passing(clock: Clock, ms: number, over: Promise<unknown>): Promise<void> {
  const cut = new AbortController();
  const end = () => cut.abort();
  void over.then(end, end);
  await clock.sleep(ms, cut.signal);
}
