import type { Contract } from '../contract/contract.js';
import type { CallReport } from './driver/protocol.js';
import type { TrialEvidence } from './judge/evidence.js';
import type { Arrival } from './target/arrival.js';
import type { Trial } from './trials/trial.js';

/** What arrived in the course of one trial, in the order of arrival. */
export interface Arrived {
  readonly arrivals: readonly Arrival[];
  /** At the origin that the script redirected to. */
  readonly elsewhere: readonly Arrival[];
}

/** Everything that the verdicts on a client rest on, by trial. Secrets stand by name. */
export interface ClientRecord {
  readonly calls: Readonly<Record<string, CallReport>>;
  readonly arrivals: Readonly<Record<string, Arrived>>;
  /** What the client wrote outside the protocol, up to a bound. */
  readonly output: string;
}

/** What was seen of each trial, in the order of the trials. A trial without a record was not carried out. */
export function evidenceOf(
  trials: readonly Trial[],
  { calls, arrivals }: Omit<ClientRecord, 'output'>,
  { operations, alternates }: Contract,
): readonly TrialEvidence[] {
  const seen = new Map<string, TrialEvidence>();
  for (const trial of trials) {
    const control = trial.control === undefined ? undefined : seen.get(trial.control);
    seen.set(trial.id, {
      trial,
      report: calls[trial.id] ?? notCalled,
      arrivals: arrivals[trial.id]?.arrivals ?? [],
      elsewhere: arrivals[trial.id]?.elsewhere ?? [],
      ...(control === undefined ? {} : { control }),
      forms: [...operations, ...alternates].filter(({ id }) => id === trial.operation.id),
    });
  }
  return [...seen.values()];
}

/** What stands for the answer to a call that was never made. */
export const notCalled: CallReport = { kind: 'silent', seen: 'no call, since the run was stopped' };
