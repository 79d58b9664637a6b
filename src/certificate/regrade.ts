import type { Bundle } from '../bundle/read-bundle.js';
import { outcomeOf, type RunOutcome } from '../gate/outcome.js';
import { claimedOperations } from '../model/contract/claimed-operations.js';
import type { Contract } from '../model/contract/contract.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import type { Outcome, Verdict } from '../model/verdict.js';
import { rejudge } from './rejudge.js';
import { rejudgeClient } from './rejudge-client.js';

/** What the installed suite says otherwise than the one that judged. */
export interface Regrading {
  readonly outcome: { readonly was: RunOutcome; readonly would: RunOutcome };
  readonly changed: readonly {
    readonly case: string;
    readonly was: Outcome;
    readonly would: Outcome;
    readonly verdict: Verdict;
  }[];
  /** Cases that the installed suite has and the run had not. There is no evidence for most of them. */
  readonly added: readonly Verdict[];
  /** Cases that the installed suite does not have any more, or not on this evidence. */
  readonly gone: readonly string[];
}

/** Judges the evidence of a bundle by the installed suite and its current requirement set, whatever version recorded it. */
export function regrade(bundle: Bundle, contract: Contract): Regrading {
  const { report } = bundle;
  const set = requirementSet();
  const { verdicts } =
    bundle.kind === 'client'
      ? rejudgeClient(bundle, contract, set)
      : rejudge(bundle, claimedOperations(contract, report.operations.claimed), set);
  const before = new Map(report.verdicts.map((verdict) => [verdict.case, verdict]));
  const now = new Set(verdicts.map((verdict) => verdict.case));
  const baseline = report.baseline && { ...report.baseline, covered: new Set(report.baseline.covered) };
  return {
    outcome: {
      was: report.outcome,
      would: outcomeOf(verdicts, {
        notJudged: report.notJudged,
        baseline,
        residue: report.residue,
      }),
    },
    changed: verdicts.flatMap((verdict) => {
      const was = before.get(verdict.case)?.outcome;
      if (was === undefined || was === verdict.outcome) return [];
      return [{ case: verdict.case, was, would: verdict.outcome, verdict }];
    }),
    added: verdicts.filter((verdict) => !before.has(verdict.case)),
    gone: [...before.keys()].filter((id) => !now.has(id)),
  };
}
