import { type Level, levels } from '../../spec/levels.js';
import { type BaselineStanding, outcomeOf, type RunOutcome } from '../gate/outcome.js';
import { type Outcome, outcomes, type Verdict } from '../model/verdict.js';

/** How many verdicts of each outcome there are, by level. */
export type Counts = Readonly<Record<Level, Readonly<Record<Outcome, number>>>>;

/** What `report.json` holds. Its members are a contract: others script against them. */
export interface Report {
  readonly suite: { readonly name: 'seam-conformance'; readonly version: string; readonly specDigest: string };
  readonly outcome: RunOutcome;
  /** The id of the requirement set that it was judged by: its number and the beginning of its digest. */
  readonly requirementSet: string;
  /** Whether servers or clients were judged. */
  readonly kind: 'server' | 'client';
  readonly target: string;
  readonly profile: string;
  readonly seed: number;
  readonly challenge?: string;
  readonly runId: string;
  /** As an ISO 8601 instant in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: number;
  readonly counts: Counts;
  readonly verdicts: readonly Verdict[];
  /** Requirements that the profile or the claims leave out, with the reason. */
  readonly notClaimed: readonly { readonly requirement: string; readonly reason: string }[];
  /** Why the target was not judged at all, or not to the end. */
  readonly notJudged?: string;
  /** What was asked for; absent where everything was. */
  readonly selection?: {
    readonly only?: readonly string[];
    /** Whether the cases were taken from an earlier run. */
    readonly failed?: boolean;
    readonly shard?: { readonly index: number; readonly of: number };
  };
  /** Whether a selection left cases out, so that the outcome is only about the rest. */
  readonly isPartial: boolean;
  /** What was in force, without any secret. */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly baseline?: {
    readonly covered: readonly string[];
    /** Those of them that may also pass. */
    readonly intermittent?: readonly string[];
    readonly problems: readonly string[];
    readonly notes?: readonly string[];
  };
  readonly residue: {
    readonly created: number;
    readonly removed: number;
    readonly left: readonly string[];
    readonly perhaps: readonly string[];
  };
}

/** Everything of a report but what follows from the verdicts. */
export type ReportInput = Omit<Report, 'outcome' | 'counts' | 'baseline'>;

/** The report on a set of verdicts. */
export function createReport(input: ReportInput, baseline?: BaselineStanding): Report {
  const { suite, requirementSet, kind, target, profile, seed, challenge, runId, ...others } = input;
  const { startedAt, durationMs, requests, ...rest } = others;
  return {
    suite,
    outcome: outcomeOf(input.verdicts, {
      notJudged: input.notJudged,
      baseline,
      isPerhapsLeft: input.residue.perhaps.length > 0,
    }),
    requirementSet,
    kind,
    target,
    profile,
    seed,
    ...(challenge === undefined ? {} : { challenge }),
    runId,
    startedAt,
    durationMs,
    requests,
    counts: countsOf(input.verdicts),
    ...rest,
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
