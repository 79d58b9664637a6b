import type { Report } from '../../bundle/report.js';
import { grouped } from '../../ground/grouped.js';
import { visible } from '../../ground/visible.js';
import { type Finding, sentenceOf } from '../../model/finding.js';
import { isKnockOn, type Outcome, type Verdict } from '../../model/verdict.js';
import { linkTo, sectionId } from './anchor.js';

/** Something that the run says nothing about. */
export interface NotJudgedRow {
  readonly what: string;
  readonly href?: string;
  readonly kind: string;
  readonly reason: string;
  readonly cases?: number;
}

/** What was not judged, and why: the whole run, open cases, inapplicable cases, and operations and requirements that are not claimed. */
export function notJudgedOf({
  verdicts,
  notClaimed,
  operations,
  notJudged,
  isPartial,
  selection,
  profile,
}: Report): readonly NotJudgedRow[] {
  const cases = (outcome: Outcome, kind: string): NotJudgedRow[] => {
    const chosen = verdicts.filter((verdict) => verdict.outcome === outcome && !isKnockOn(verdict));
    const groups = grouped(chosen, ({ requirement, findings }) => `${requirement} ${reasonOf(findings)}`);
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { requirement, findings } = first;
      const reason = visible(reasonOf(findings) || 'no reason was recorded').slice(0, 600);
      return [{ what: requirement, href: linkTo(sectionId(requirement)), kind, reason, cases: group.length }];
    });
  };
  const judged = new Set(verdicts.map(({ requirement }) => requirement));
  return [
    ...(notJudged === undefined ? [] : [{ what: 'the target', kind: 'not judged', reason: visible(notJudged) }]),
    ...(isPartial
      ? [
          {
            what: `the rest of the profile ${profile}`,
            kind: 'not selected',
            reason: `The run was limited to a selection of cases${selectionText(selection)}.`,
          },
        ]
      : []),
    ...cases('inconclusive', 'inconclusive'),
    ...knockOns(verdicts),
    ...cases('inapplicable', 'inapplicable'),
    ...operations.notClaimed.map((what) => ({
      what: visible(what),
      kind: 'not claimed',
      reason: 'The target does not claim this operation.',
    })),
    ...notClaimed
      .filter(({ requirement }) => !judged.has(requirement))
      .map(({ requirement, reason }) => ({ what: requirement, kind: 'not claimed', reason: visible(reason) })),
  ];
}

/** What follows from failures, a row for each of them. */
function knockOns(verdicts: readonly Verdict[]): readonly NotJudgedRow[] {
  const groups = grouped(verdicts.filter(isKnockOn), ({ dueTo = [] }) => dueTo.join(', '));
  return [...groups].map(([causes, group]) => ({
    what: [...new Set(group.map(({ operation }) => operation))].join(', '),
    href: linkTo(group[0]?.dueTo?.[0] ?? 'not-judged'),
    kind: 'inconclusive',
    reason: `Not judged for this failure alone: ${visible(causes)}`,
    cases: group.length,
  }));
}

function reasonOf(findings: readonly Finding[]): string {
  return findings.slice(0, 1).map(sentenceOf).join();
}

function selectionText(selection: Report['selection']): string {
  if (selection === undefined) return '';
  const { only, failed, shard } = selection;
  const parts = [
    ...(only === undefined ? [] : [only.join(', ')]),
    ...(failed === true ? ['what failed in an earlier run'] : []),
    ...(shard === undefined ? [] : [`shard ${shard.index} of ${shard.of}`]),
  ];
  return parts.length === 0 ? '' : `: ${visible(parts.join('; '))}`;
}
