import { type Level, levels } from '../../spec/levels.js';
import { defectsIn } from '../gate/defects.js';
import { type BaselineStanding, outcomeOf } from '../gate/outcome.js';
import { present } from '../ground/present.js';
import { type Outcome, outcomes, type Verdict } from '../model/verdict.js';
import { type Figures, figuresOf } from './figures.js';
import type { RecordedReport } from './schema/report.js';

/** How many verdicts of each outcome there are, by level. */
export type Counts = RecordedReport['counts'];

/** A report in memory: what `report.json` holds, with findings as data. Its schema says what each member means. */
export interface Report extends Omit<RecordedReport, 'verdicts'> {
  readonly verdicts: readonly Verdict[];
}

/** Whether a document of others was judged by: what is known of the suite's own says nothing of such a run. */
export function isByOtherDocument({ configuration }: Pick<Report, 'configuration'>): boolean {
  return typeof configuration.contract === 'string';
}

/** Everything of a report but what follows from the verdicts. */
export type ReportInput = Omit<Report, 'outcome' | 'counts' | 'baseline' | keyof Figures | 'defects'>;

/** The report on a set of verdicts, its members in one order. */
export function createReport(input: ReportInput, baseline?: BaselineStanding): Report {
  const { suite, requirementSet, kind, target, profile, operations, seed, challenge, runId, ...others } = input;
  const { startedAt, durationMs, requests, verdicts, notClaimed, notJudged, selection, ...rest } = others;
  const { isPartial, configuration, residue } = rest;
  return {
    suite,
    outcome: outcomeOf(input.verdicts, {
      notJudged: input.notJudged,
      baseline,
      residue: input.residue,
    }),
    requirementSet,
    kind,
    target,
    profile,
    operations,
    seed,
    ...(challenge === undefined ? {} : { challenge }),
    runId,
    startedAt,
    durationMs,
    requests,
    counts: countsOf(verdicts),
    ...figuresOf(verdicts, { kind, requirementSet }),
    defects: defectsIn(verdicts),
    verdicts,
    notClaimed,
    ...present({ notJudged, selection }),
    isPartial,
    configuration,
    residue,
    ...(baseline === undefined ? {} : { baseline: { ...baseline, covered: [...baseline.covered] } }),
  };
}

/** How many verdicts of each outcome there are, by level; zeros included. */
export function countsOf(verdicts: readonly Verdict[]): Counts {
  const count = (level: Level, outcome: Outcome) =>
    verdicts.filter((verdict) => verdict.level === level && verdict.outcome === outcome).length;
  const row = (level: Level) => Object.fromEntries(outcomes.map((outcome) => [outcome, count(level, outcome)]));
  return Object.fromEntries(levels.map((level) => [level, row(level)])) as Counts;
}
