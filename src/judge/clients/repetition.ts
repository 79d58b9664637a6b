import { fail, inapplicable, pass, type Ruling } from '../servers/ruling.js';
import type { TrialEvidence } from './evidence.js';

/** The most requests that one call may make. */
export const mostRequests = 10;

// Clocks of two processes and timers that fire a little early.
const toleranceMs = 25;
const idempotent = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'];

/** Only a method that is idempotent was repeated. */
export function judgeRepeated({ arrivals }: TrialEvidence): Ruling {
  const repeated = arrivals.slice(1).find(({ method }) => !idempotent.includes(method));
  return repeated
    ? fail({ where: 'requests', expected: `1 ${repeated.method}`, received: String(arrivals.length) })
    : pass();
}

/** The client gave up in time. */
export function judgeBound({ arrivals }: TrialEvidence): Ruling {
  return arrivals.length > mostRequests
    ? fail({ where: 'requests', expected: `${mostRequests} at the most`, received: String(arrivals.length) })
    : pass();
}

/** The repetition came no earlier than the answer asked for. */
export function judgeWait({ arrivals }: TrialEvidence, seconds: number): Ruling {
  const [first, second] = arrivals;
  if (!first || !second) return inapplicable({ note: 'the client does not repeat this request' });
  const waited = second.arrivedAt - first.answeredAt;
  return waited >= seconds * 1000 - toleranceMs
    ? pass()
    : fail({ where: 'repetition', expected: `after ${seconds} s`, received: `after ${tenths(waited)} s` });
}

// Rounded down, so that what came too early never reads as if it came in time.
function tenths(milliseconds: number): string {
  return (Math.floor(milliseconds / 100) / 10).toFixed(1);
}
