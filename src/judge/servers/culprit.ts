import type { Experiment } from '../../model/experiment/experiment.js';
import type { Loan } from '../../model/experiment/lending.js';
import { isTraceable, tracesOf } from '../../model/experiment/trace.js';
import { isMismatch } from '../../model/finding.js';
import type { Verdict } from '../../model/verdict.js';

/** The parts of each experiment that were sent alone, to find the request that changed the state. */
export function tracesIn(
  experiments: readonly Experiment[],
  loans: ReadonlyMap<string, Loan>,
): ReadonlyMap<string, readonly Experiment[]> {
  const ids = [...loans.keys()].filter((id) => id.includes('/trace/'));
  if (ids.length === 0) return new Map();
  return new Map(experiments.filter(isTraceable).map((experiment) => [experiment.id, tracesOf(experiment, ids)]));
}

/**
 * A verdict on a state that has changed, with the request that changed it where one alone was seen to do so.
 * @param traces the verdicts on the parts that were sent alone.
 */
export function withCulprit<V extends Verdict>(verdict: V, traces: readonly Verdict[]): V {
  if (verdict.outcome !== 'fail' || namesCulprit(verdict)) return verdict;
  const shown = traces.find((trace) => trace.outcome === 'fail' && namesCulprit(trace));
  if (shown === undefined) return verdict;
  return {
    ...verdict,
    findings: shown.findings,
    exchanges: [...new Set([...shown.exchanges, ...verdict.exchanges])],
  };
}

/** Whether a verdict says after which request a state was changed. */
export function namesCulprit({ findings }: Pick<Verdict, 'findings'>): boolean {
  return findings.some((finding) => isMismatch(finding) && finding.after !== undefined);
}
