import { setTimeout as sleep } from 'node:timers/promises';
import { success } from '../../suites/clients/scripted-answer.js';
import type { Attempts } from './attempts.js';
import type { Unit } from './units.js';

// A circuit breaker that does not close again within this time is not waited for.
const restMs = 90_000;

/**
 * Carries out trials again whose failures made the client refuse further calls, as a circuit breaker does: one after the
 * other, and between them as many calls that succeed as it takes for the client to work again.
 */
export async function settleAfterFailures(
  units: readonly Unit[],
  {
    attempts,
    attempt,
    isAborted,
  }: {
    readonly attempts: Attempts;
    readonly attempt: (unit: Unit) => Promise<void>;
    readonly isAborted: () => boolean;
  },
): Promise<void> {
  for (const unit of units) {
    if (isAborted() || !(await recovers(unit, attempts, isAborted))) return;
    await attempt(unit);
  }
}

async function recovers([first]: Unit, attempts: Attempts, isAborted: () => boolean): Promise<boolean> {
  // By an instance of its own: that of the trial may be closed for good.
  const { client: _client, ...call } = first.call;
  const plain = { ...first, call, id: `${first.id}#calm`, answers: [success], cases: [] };
  const { group: _group, endpoint: _endpoint, ...calm } = plain;
  const until = Date.now() + restMs;
  let successes = 0;
  for (let wait = 250; !isAborted() && Date.now() < until; wait = Math.min(2 * wait, 4000)) {
    const made = (await attempts.make([calm])).get(calm.id);
    successes = made?.report.kind === 'returned' ? successes + 1 : 0;
    if (successes >= calmCalls) return true;
    if (successes === 0) await sleep(wait);
  }
  return false;
}

// More than the requests of a call that failed, so that failures are never the greater part.
const calmCalls = 4;
