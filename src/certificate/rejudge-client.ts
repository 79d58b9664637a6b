import type { DocumentedCredential } from '../../spec/credentials.js';
import type { Trial } from '../../suites/clients/trial.js';
import type { ClientBundle } from '../bundle/read-bundle.js';
import { planTrials } from '../clients/grounds.js';
import { type Judged, judgeRun } from '../clients/judge-run.js';
import { judgeObservation } from '../clients/observe/judge-observed.js';
import { observedWorkspace } from '../clients/observe/open-target.js';
import { evidenceOf, seenBesides } from '../clients/record.js';
import { UsageError } from '../ground/usage-error.js';
import type { Contract } from '../model/contract/contract.js';
import type { RequirementSet } from '../model/requirement-set/requirement-set.js';

/** What the installed suite makes of the evidence on a client. */
export interface ClientRejudgement extends Judged {
  /** Empty where a command was only observed. */
  readonly trials: readonly Trial[];
  readonly isPartial: boolean;
}

/** Judges the evidence on a client again by a requirement set: a pure function of the bundle and of the installed suite. */
export function rejudgeClient(
  { report, record }: Pick<ClientBundle, 'report' | 'record'>,
  contract: Contract,
  set: RequirementSet,
): ClientRejudgement {
  const { seed, challenge, configuration } = report;
  const only = report.selection?.only;
  const narrowing = only === undefined ? {} : { only };
  if (report.profile === 'client-observed') {
    const arrivals = record.arrivals.observed?.arrivals ?? [];
    const lent = { credential: configuration.credential as DocumentedCredential, workspaceId: observedWorkspace };
    const judged = judgeObservation(arrivals, record.output, contract, { ...lent, ...narrowing, set });
    return { ...judged, trials: [] };
  }
  try {
    const { trials, isPartial } = planTrials(contract, {
      seed,
      set,
      ...narrowing,
      ...(challenge === undefined ? {} : { challenge }),
    });
    return { ...judgeRun(evidenceOf(trials, record, contract), seenBesides(record), set, only), trials, isPartial };
  } catch (error) {
    if (error instanceof UsageError) return { verdicts: [], exchanges: [], trials: [], isPartial: true };
    throw error;
  }
}
