import { experimentsIn } from '../../suites/servers/in-set.js';
import { experimentsOf } from '../../suites/servers/index.js';
import type { ServerBundle } from '../bundle/read-bundle.js';
import { factsOf } from '../bundle/world-record.js';
import { judge } from '../judge/servers/judge.js';
import type { Contract } from '../model/contract/contract.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { RequirementSet } from '../model/requirement-set/requirement-set.js';
import type { Verdict } from '../model/verdict.js';
import { evidenceOf } from '../run/evidence.js';
import { EmptySelection, select } from '../run/selection.js';

/** What the installed suite makes of the evidence in a bundle. */
export interface Rejudgement {
  readonly experiments: readonly Experiment[];
  readonly isPartial: boolean;
  readonly verdicts: readonly Verdict[];
}

/** Judges the evidence of a bundle again by a requirement set: a pure function of the bundle and of the installed suite. */
export function rejudge(
  { report, exchanges, world }: Omit<ServerBundle, 'files' | 'har' | 'kind'>,
  contract: Contract,
  set: RequirementSet,
): Rejudgement {
  const facts = factsOf(world);
  const all = experimentsIn(set, experimentsOf(contract, facts));
  const cases = new Set(report.verdicts.map((verdict) => verdict.case));
  const experiments = report.selection === undefined ? all : selected(all, cases);
  const evidence = evidenceOf(
    contract,
    experiments,
    facts,
    new Map(Object.entries(world.loans)),
    exchanges,
    new Set(world.provenCredentials),
  );
  return { experiments, isPartial: countOf(experiments) < countOf(all), verdicts: judge(evidence) };
}

function selected(all: readonly Experiment[], cases: ReadonlySet<string>): readonly Experiment[] {
  try {
    return select(all, { cases });
  } catch (error) {
    if (error instanceof EmptySelection) return [];
    throw error;
  }
}

function countOf(experiments: readonly Experiment[]): number {
  return experiments.flatMap(({ cases }) => cases).length;
}
