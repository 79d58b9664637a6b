import { workspaceHeader } from '../../../spec/credentials.js';
import { type Arrival, valuesOf } from '../../model/arrival.js';
import type { Mismatch } from '../../model/finding.js';
import { fail, inapplicable, pass, type Ruling } from '../servers/ruling.js';
import { type ClientRuling, every } from './client-ruling.js';
import { bearerFindings, confinementFindings, workspacesOf } from './credentials.js';
import type { TrialEvidence } from './evidence.js';
import { formFindings, jsonFindings, parameterFindings, placeFindings } from './requests.js';
import { judgeSurfaced } from './results.js';
import { noBetter, shown } from './words.js';

/** The most requests that one call may make. */
export const mostRequests = 10;

// Clocks of two processes and timers that fire a little early.
const toleranceMs = 25;
const idempotent = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'];

/** Only a method that is idempotent was repeated, or what one and the same key makes so. */
export function judgeRepeated({ arrivals }: TrialEvidence): ClientRuling {
  const [first] = arrivals;
  const repeated = arrivals
    .slice(1)
    .find((arrival) => !idempotent.includes(arrival.method) && !isKeyed(arrival, first));
  if (!repeated) return pass();
  return {
    ...fail({ where: 'requests', expected: `1 ${repeated.method}`, received: String(arrivals.length) }),
    about: repeated,
  };
}

function isKeyed(arrival: Arrival, first: Arrival | undefined): boolean {
  const keys = valuesOf(arrival, 'idempotency-key');
  return (
    keys.length === 1 && keys[0] !== '' && first !== undefined && valuesOf(first, 'idempotency-key')[0] === keys[0]
  );
}

/**
 * Every request of the call was the documented one in full. What the valid twin does wrong as well has a requirement of
 * its own and is not told again.
 */
export function judgeSameRequest(evidence: TrialEvidence): ClientRuling {
  const { arrivals, control } = evidence;
  const [twin] = control?.arrivals ?? [];
  const isKnown = (check: RequestCheck) =>
    twin !== undefined && control !== undefined && check(twin, control).length > 0;
  const own = checks.filter((check) => !isKnown(check));
  const expected = arrivals[0] && workspacesOf(arrivals[0]).join(' and ');
  const found = every(arrivals, (arrival, index) => {
    const workspace = workspacesOf(arrival).join(' and ');
    const findings = [
      ...own.flatMap((check) => check(arrival, evidence)),
      ...(workspace === expected
        ? []
        : [{ where: workspaceHeader.header, expected: `${shown(expected)} as at first`, received: shown(workspace) }]),
    ];
    return findings.map((finding) => ({
      ...finding,
      where: `request ${index + 1} of ${arrivals.length}, ${finding.where}`,
    }));
  });
  return found.outcome === 'pass' && own.length === 0 ? inapplicable(noBetter) : found;
}

type RequestCheck = (arrival: Arrival, evidence: TrialEvidence) => readonly Mismatch[];

const checks: readonly RequestCheck[] = [
  formFindings,
  parameterFindings,
  placeFindings,
  jsonFindings,
  bearerFindings,
  confinementFindings,
];

/** The client gave up in time. */
export function judgeBound({ arrivals }: TrialEvidence): ClientRuling {
  const about = arrivals[mostRequests];
  return about === undefined
    ? pass()
    : {
        ...fail({ where: 'requests', expected: `${mostRequests} at the most`, received: String(arrivals.length) }),
        about,
      };
}

/** The repetition came no earlier than the answer asked for. */
export function judgeWait({ arrivals }: TrialEvidence, seconds: number): ClientRuling {
  const [first, second] = arrivals;
  if (!first || !second) return inapplicable({ note: 'the client does not repeat this request' });
  const waited = second.arrivedAt - first.answeredAt;
  return waited >= seconds * 1000 - toleranceMs
    ? pass()
    : {
        ...fail({ where: 'repetition', expected: `after ${seconds} s`, received: `after ${tenths(waited)} s` }),
        about: second,
      };
}

/** The client ended a call by itself that was never answered. */
export function judgeGivingUp(evidence: TrialEvidence): Ruling {
  const last = evidence.arrivals.at(-1)?.answer;
  if (last?.kind === 'failure' && last.failure === 'aborted') return judgeSurfaced(evidence);
  return fail({ where: 'outcome', expected: 'an error of its own', received: 'none until the connection was closed' });
}

// Rounded down, so that what came too early never reads as if it came in time.
function tenths(milliseconds: number): string {
  return (Math.floor(milliseconds / 100) / 10).toFixed(1);
}
