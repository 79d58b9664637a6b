import type { Arrival } from './arrival.js';
import type { CallReport } from './call-report.js';

/** What arrived in the course of one trial, in the order of arrival. */
export interface Arrived {
  readonly arrivals: readonly Arrival[];
  /** At the origin that the script redirected to. */
  readonly elsewhere: readonly Arrival[];
  /** Harmless requests to something else than the operation of the trial. */
  readonly beside: readonly Arrival[];
}

/** Everything that the verdicts on a client rest on, by trial. Secrets stand by name. */
export interface ClientRecord {
  readonly calls: Readonly<Record<string, CallReport>>;
  readonly arrivals: Readonly<Record<string, Arrived>>;
  /** What the client wrote outside the protocol, up to a bound. */
  readonly output: string;
}
