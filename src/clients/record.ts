import { decoyRecord } from '../../suites/clients/environment-case.js';
import type { Trial } from '../../suites/clients/trial.js';
import type { TrialEvidence } from '../judge/clients/evidence.js';
import type { Arrival } from '../model/arrival.js';
import type { CallReport } from '../model/call-report.js';
import type { ClientRecord } from '../model/client-record.js';
import type { Contract } from '../model/contract/contract.js';

/** What was seen of each trial, in the order of the trials. A trial without a record was not carried out. */
export function evidenceOf(
  trials: readonly Trial[],
  { calls, arrivals }: Omit<ClientRecord, 'output'>,
  { operations, alternates }: Contract,
): readonly TrialEvidence[] {
  const seen = new Map<string, TrialEvidence>();
  for (const trial of trials) {
    const control = trial.control === undefined ? undefined : seen.get(trial.control);
    const alike = (trial.alike ?? []).flatMap((id) => seen.get(id) ?? []);
    seen.set(trial.id, {
      trial,
      report: calls[trial.id] ?? notCalled,
      arrivals: arrivals[trial.id]?.arrivals ?? [],
      elsewhere: arrivals[trial.id]?.elsewhere ?? [],
      beside: arrivals[trial.id]?.beside ?? [],
      ...(control === undefined ? {} : { control }),
      ...(alike.length === 0 ? {} : { alike }),
      forms: [...operations, ...alternates].filter(({ id }) => id === trial.operation.id),
    });
  }
  return [...seen.values()];
}

/** What stands for the answer to a call that was never made. */
export const notCalled: CallReport = { kind: 'silent', seen: 'no call, since the run was stopped' };

/** What was seen of a run besides its calls. */
export function seenBesides({ output, arrivals }: ClientRecord): {
  readonly output: string;
  readonly decoyed: readonly Arrival[];
} {
  return { output, decoyed: arrivals[decoyRecord]?.arrivals ?? [] };
}
