import type { Contract } from '../contract/contract.js';
import type { BaseCredential } from '../contract/operation.js';
import { planTrials } from '../sdk/grounds.js';
import { type Judged, judgeRun } from '../sdk/judge-run.js';
import { judgeObservation } from '../sdk/observe/judge-observed.js';
import { observedWorkspace } from '../sdk/observe/open-target.js';
import { evidenceOf } from '../sdk/record.js';
import type { Trial } from '../sdk/trials/trial.js';
import { UsageError } from '../usage-error.js';
import type { ClientBundle } from './bundle.js';

/** What the installed suite makes of the evidence on a client. */
export interface ClientRejudgement extends Judged {
  /** Empty where a command was only observed. */
  readonly trials: readonly Trial[];
  readonly isPartial: boolean;
}

/** Judges the evidence on a client again: a pure function of the bundle and of the installed suite. */
export function rejudgeClient(
  { report, record }: Pick<ClientBundle, 'report' | 'record'>,
  contract: Contract,
): ClientRejudgement {
  const { seed, challenge, configuration } = report;
  const only = report.selection?.only;
  const narrowing = only === undefined ? {} : { only };
  if (report.profile === 'client-observed') {
    const arrivals = record.arrivals.observed?.arrivals ?? [];
    const lent = { credential: configuration.credential as BaseCredential, workspaceId: observedWorkspace };
    const judged = judgeObservation(arrivals, record.output, contract, { ...lent, ...narrowing });
    return { ...judged, trials: [], isPartial: only !== undefined };
  }
  try {
    const { trials, isPartial } = planTrials(contract, {
      seed,
      ...narrowing,
      ...(challenge === undefined ? {} : { challenge }),
    });
    return { ...judgeRun(evidenceOf(trials, record, contract), record.output, only), trials, isPartial };
  } catch (error) {
    if (error instanceof UsageError) return { verdicts: [], exchanges: [], trials: [], isPartial: true };
    throw error;
  }
}
