import type { Report } from '../bundle/report.js';
import { type GateStanding, standings } from '../gate/standing.js';
import { grouped } from '../ground/grouped.js';
import { distanceOf, variationOf } from '../model/case-variation.js';
import { isKnockOn, type Verdict } from '../model/verdict.js';

/** How urgent something is to people who look at a change. */
export type Severity = 'error' | 'warning' | 'notice';

const severities: Readonly<Record<GateStanding, Severity | undefined>> = {
  violation: 'error',
  open: 'error',
  warning: 'warning',
  notice: 'notice',
  known: 'notice',
  pass: undefined,
  inapplicable: undefined,
};

/** The verdicts of one standing on one requirement, and of one operation where that is asked for. */
export interface Concerned {
  readonly severity: Severity;
  readonly standing: GateStanding;
  /** The plainest of them. */
  readonly first: Verdict;
  readonly verdicts: readonly Verdict[];
}

/** What there is to read in a report but for what follows from it, requirement by requirement: errors before warnings before notices. */
export function concernedIn(report: Report, by: 'requirement' | 'operation'): readonly Concerned[] {
  const standingOf = standings(report);
  const groups = grouped(
    report.verdicts.filter((verdict) => severities[standingOf(verdict)] !== undefined && !isKnockOn(verdict)),
    (verdict) =>
      [standingOf(verdict), verdict.requirement, ...(by === 'operation' ? [verdict.operation] : [])].join(' '),
  );
  const all = [...groups.values()].flatMap((members) => {
    const verdicts = members.toSorted((one, other) => distanceOf(variationOf(one)) - distanceOf(variationOf(other)));
    const [first] = verdicts;
    if (first === undefined) return [];
    const standing = standingOf(first);
    return [{ severity: severities[standing] ?? 'notice', standing, first, verdicts }];
  });
  const order: readonly Severity[] = ['error', 'warning', 'notice'];
  return order.flatMap((severity) => all.filter((one) => one.severity === severity));
}
