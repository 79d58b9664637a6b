import type { Report } from '../bundle/report.js';
import type { Defect } from '../gate/defects.js';
import { type GateStanding, standings } from '../gate/standing.js';
import { isIntermittent } from '../judge/servers/confirmation.js';
import { type CaseVariation, variationOf } from '../model/case-variation.js';
import type { Exchange } from '../model/exchange.js';
import { isMismatch } from '../model/finding.js';
import { provingExchange, type Verdict } from '../model/verdict.js';

/** One defect, with what is shown of it. */
export interface DefectView extends Pick<Defect, 'requirement' | 'level'> {
  /** The verdict that shows it most plainly. */
  readonly first: Verdict;
  /** All of its failures that are looked at, the plainest first. */
  readonly verdicts: readonly Verdict[];
  readonly isIntermittent: boolean;
  /** What varies from one to the other; empty for a single one. */
  readonly varies: string;
  /** How many cases could not be judged for it alone. */
  readonly knockOn: number;
  /** The exchange that proves it. */
  readonly culprit?: Exchange;
  /** The look that a changed state was seen by. */
  readonly seenBy?: Exchange;
}

const shownNames = 5;
const namesRoom = 90;
const namedOperations = 4;

/** The defects whose failures have one of these standings: what does not come every time first, then by level. */
export function defectViews(
  report: Report,
  exchanges: ReadonlyMap<number, Exchange>,
  wanted: readonly GateStanding[],
): readonly DefectView[] {
  const standingOf = standings(report);
  const byCase = new Map(report.verdicts.map((verdict) => [verdict.case, verdict]));
  const views = (report.defects ?? []).flatMap(({ requirement, level, cases, knockOn }): DefectView[] => {
    const verdicts = cases
      .flatMap((id) => byCase.get(id) ?? [])
      .filter((verdict) => wanted.includes(standingOf(verdict)));
    const [first] = verdicts;
    if (first === undefined) return [];
    return [
      {
        requirement,
        level,
        first,
        verdicts,
        isIntermittent: verdicts.some(isIntermittent),
        varies: variety(verdicts.map(variationOf)),
        knockOn: knockOn.length,
        ...shownOf(first, exchanges),
      },
    ];
  });
  const rank = (view: DefectView) => (view.isIntermittent ? 0 : 1) + (view.level === 'MUST' ? 0 : 2);
  return views.toSorted((one, other) => rank(one) - rank(other));
}

function shownOf(verdict: Verdict, exchanges: ReadonlyMap<number, Exchange>): Pick<DefectView, 'culprit' | 'seenBy'> {
  const culprit = exchanges.get(provingExchange(verdict) ?? -1);
  const changed = verdict.findings.find((finding) => isMismatch(finding) && finding.after !== undefined);
  const seenBy = exchanges.get(changed?.exchange ?? -1);
  return {
    ...(culprit === undefined ? {} : { culprit }),
    ...(seenBy === undefined || seenBy === culprit ? {} : { seenBy }),
  };
}

/** What varies among cases, such as "braced, urn × 5 operations × 2 parameters". */
function variety(variations: readonly CaseVariation[]): string {
  if (variations.length < 2) return '';
  const distinct = (of: (variation: CaseVariation) => string | undefined) => [
    ...new Set(variations.flatMap((variation) => of(variation) ?? [])),
  ];
  const isPlace = ({ about }: CaseVariation) => about === 'during' || about === 'after';
  const places = distinct((one) => (isPlace(one) ? one.what : undefined));
  const values = distinct((one) => (isPlace(one) ? undefined : one.what || one.about));
  const about = distinct((one) => (isPlace(one) || one.about === '' || one.what === '' ? undefined : one.about));
  const shown = fitting(values.slice(0, shownNames));
  const named = shown.join(', ');
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
  return [
    ...(values.length === 0 ? [] : [`${named}${more}`]),
    ...counted(places, 'experiment'),
    ...counted(about, 'parameter'),
    ...operationsIn(distinct(({ operation }) => operation)),
    ...counted(
      distinct(({ credential }) => credential),
      'credential',
    ),
    ...counted(
      distinct(({ method = 'canonical' }) => method),
      'method',
    ),
  ].join(' × ');
}

/** As many from the beginning as a line has room for, one at least. */
function fitting(names: readonly string[]): readonly string[] {
  return names.filter((_name, index) => index === 0 || names.slice(0, index + 1).join(', ').length <= namesRoom);
}

// Which of them is what someone wants to know; all of them are not worth naming.
function operationsIn(all: readonly string[]): string[] {
  const names = all.length <= namedOperations ? ` (${all.join(', ')})` : '';
  return counted(all, 'operation').map((text) => `${text}${names}`);
}

function counted(all: readonly string[], noun: string): string[] {
  return all.length < 2 ? [] : [`${all.length} ${noun}s`];
}
