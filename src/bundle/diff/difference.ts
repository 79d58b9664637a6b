import { catalogue } from '../../../suites/servers/catalogue.js';
import { grouped } from '../../ground/grouped.js';
import { placeOf } from '../../model/origin.js';
import type { Verdict } from '../../model/verdict.js';
import type { StoredBundle } from '../read-bundle.js';
import type { Report } from '../report.js';
import { type Aspect, answerChanges } from './answer-changes.js';
import { matched } from './matched.js';

/** Equal changes, told once. */
export interface Group {
  /** `outcome`, or what of an answer changed. */
  readonly aspect: 'outcome' | Aspect;
  /** The requirement, where it is an outcome that changed. */
  readonly requirement?: string;
  readonly change: string;
  readonly count: number;
  /** Cases, or experiments with their step. */
  readonly where: readonly string[];
}

/** One of the runs that are compared. */
export type Side = Pick<
  Report,
  'target' | 'profile' | 'seed' | 'startedAt' | 'outcome' | 'suite' | 'requirementSet'
> & {
  readonly bundle: string;
};

/** How the behaviour of a target changed between two runs, or differs between two targets. */
export interface Difference {
  readonly one: Side;
  readonly other: Side;
  /** Whether nothing differs. Pace does not count. */
  readonly isSame: boolean;
  readonly outcomes: readonly Group[];
  readonly answers: readonly Group[];
  readonly pace: readonly Group[];
  readonly compared: { readonly cases: number; readonly answers: number };
  /** What only one of the runs judged or sent. */
  readonly notCompared: {
    readonly casesOnlyInOne: readonly string[];
    readonly casesOnlyInOther: readonly string[];
    readonly answersOnlyInOne: number;
    readonly answersOnlyInOther: number;
  };
}

/** The difference between two bundles, equal changes together and the most frequent first. */
export function differenceOf(one: StoredBundle, other: StoredBundle): Difference {
  const cases = new Map(other.report.verdicts.map((verdict) => [verdict.case, verdict]));
  const ids = new Set(one.report.verdicts.map((verdict) => verdict.case));
  const outcomes = one.report.verdicts.flatMap((verdict) => outcomeChange(verdict, cases.get(verdict.case)));
  const { pairs, onlyInOne, onlyInOther } = matched(one.exchanges, other.exchanges, isConcurrent);
  const changes = pairs.flatMap(([left, right]) =>
    answerChanges(left, right).map(({ aspect, text }) => ({
      aspect,
      change: text,
      where: Object.values(placeOf(left.origin)).join(' › '),
    })),
  );
  return {
    one: sideOf(one),
    other: sideOf(other),
    isSame: outcomes.length === 0 && changes.every(({ aspect }) => aspect === 'pace'),
    outcomes: groupsOf(outcomes),
    answers: groupsOf(changes.filter(({ aspect }) => aspect !== 'pace')),
    pace: groupsOf(changes.filter(({ aspect }) => aspect === 'pace')),
    compared: { cases: [...ids].filter((id) => cases.has(id)).length, answers: pairs.length },
    notCompared: {
      casesOnlyInOne: [...ids].filter((id) => !cases.has(id)),
      casesOnlyInOther: [...cases.keys()].filter((id) => !ids.has(id)),
      answersOnlyInOne: onlyInOne,
      answersOnlyInOther: onlyInOther,
    },
  };
}

interface Single {
  readonly aspect: Group['aspect'];
  readonly requirement?: string;
  readonly change: string;
  readonly where: string;
}

function outcomeChange(one: Verdict, other: Verdict | undefined): readonly Single[] {
  if (!other || one.outcome === other.outcome) return [];
  const { case: where, requirement } = one;
  return [{ aspect: 'outcome', requirement, change: `${one.outcome} → ${other.outcome}`, where }];
}

function groupsOf(singles: readonly Single[]): readonly Group[] {
  return [
    ...grouped(singles, ({ aspect, requirement = '', change }) => [aspect, requirement, change].join('\n')).values(),
  ]
    .flatMap((all): Group[] => {
      const [first] = all;
      if (!first) return [];
      const { where: _where, ...shared } = first;
      return [{ ...shared, count: all.length, where: all.map(({ where }) => where) }];
    })
    .sort((left, right) => right.count - left.count);
}

function sideOf({ folder, report }: StoredBundle): Side {
  const { target, profile, seed, startedAt, outcome, suite, requirementSet } = report;
  return { bundle: folder, target, profile, seed, startedAt, outcome, suite, requirementSet };
}

function isConcurrent(id: string): boolean {
  concurrent ??= new Set(
    [...catalogue().cases.values()].flatMap(({ experiment }) =>
      experiment.steps.some(({ together }) => together !== undefined) ? [experiment.id] : [],
    ),
  );
  return concurrent.has(id);
}

let concurrent: ReadonlySet<string> | undefined;
