import type { Report } from '../../bundle/report.js';
import { visible } from '../../ground/visible.js';
import type { Exchange } from '../../model/exchange.js';
import { isKnockOn } from '../../model/verdict.js';
import { fixFor, usualCauses } from '../advice.js';
import { type DefectView, defectViews } from '../defect-view.js';
import { exchangeLines } from '../exchange-lines.js';
import { findRequirement } from '../find-requirement.js';
import { shownFinding } from '../finding.js';
import { type Intermittent, intermittentAmong, intermittentCauses, intermittentFix } from '../intermittent.js';
import { stageLegend } from '../stage-legend.js';
import { cases } from '../terminal-defect.js';
import { linkTo } from './anchor.js';
import { type Mark, markOf } from './marks.js';
import { type ProsePart, proseParts } from './prose.js';
import type { RequirementSection } from './requirement-section.js';

/** One thing to look at: a defect, or a requirement that could not be judged. */
export interface Attention {
  readonly href: string;
  readonly mark: Mark;
  readonly level: string;
  readonly requirement: string;
  readonly tally: string;
  readonly statement: readonly ProsePart[];
  /** What shows it, the exchange, what usually lies behind it, and the fix; empty where it could not be judged. */
  readonly lines: readonly (readonly ProsePart[])[];
}

/** What somebody has to look at, the most urgent first. */
export function attentionOf(
  report: Report,
  exchanges: readonly Exchange[],
  sections: readonly RequirementSection[],
): readonly Attention[] {
  const byIndex = new Map(exchanges.map((exchange) => [exchange.index, exchange]));
  const defects = defectViews(report, byIndex, ['violation', 'warning', 'notice', 'known']);
  const told = new Set(defects.map(({ requirement }) => requirement));
  const order = ['bad', 'warning', 'notice'];
  const byItself = new Set(
    report.verdicts
      .filter((verdict) => verdict.outcome === 'inconclusive' && !isKnockOn(verdict))
      .map(({ requirement }) => requirement),
  );
  const open = sections.filter(
    ({ mark, requirement }) => order.includes(mark.tone) && !told.has(requirement) && byItself.has(requirement),
  );
  const intermittent = intermittentAmong(defects);
  const lasting = defects.filter(({ isIntermittent }) => !isIntermittent);
  const first = intermittent === undefined ? [] : [attentionToAll(intermittent)];
  return [...first, ...lasting.map(attentionTo), ...open.map((section) => ({ ...ofSection(section), lines: [] }))].sort(
    (one, other) => order.indexOf(one.mark.tone) - order.indexOf(other.mark.tone),
  );
}

function attentionToAll({ text, places, plainest: { first, culprit, level } }: Intermittent): Attention {
  return {
    href: linkTo(first.case),
    mark: markOf('fail', level),
    level,
    requirement: 'intermittent',
    tally: places.map(({ requirement, cases: count }) => `${requirement}: ${cases(count)}`).join(', '),
    statement: proseParts(`${text}.`),
    lines: [
      proseParts(`Such as ${first.operation} ${visible(first.title)}`),
      ...(culprit === undefined ? [] : exchangeLines(culprit).map((line) => [{ text: line, isCode: true }])),
      proseParts(`Usual causes: ${intermittentCauses}`),
      proseParts(`Fix: ${intermittentFix}`),
    ],
  };
}

function attentionTo({ first, verdicts, varies, knockOn, requirement, level, culprit }: DefectView): Attention {
  const [finding = { note: '' }] = first.findings;
  const { where, expected, actual } = shownFinding(finding);
  const legend = stageLegend(first.findings.slice(0, 1));
  const said = expected === undefined ? where : `${where}: expected ${expected}, received ${actual}`;
  const causes = usualCauses(requirement);
  const fix = fixFor(requirement);
  return {
    href: linkTo(first.case),
    mark: markOf('fail', level),
    level,
    requirement,
    tally: `${cases(verdicts.length)}${varies === '' ? '' : `: ${visible(varies)}`}${knockOn === 0 ? '' : `; for this alone ${cases(knockOn)} could not be judged`}`,
    statement: proseParts(findRequirement(requirement)?.statement ?? ''),
    lines: [
      proseParts(`${first.operation} ${visible(first.title)}`),
      [{ text: `${said}${legend === undefined ? '' : ` (${legend})`}`, isCode: false }],
      ...(culprit === undefined ? [] : exchangeLines(culprit).map((text) => [{ text, isCode: true }])),
      ...(causes === undefined ? [] : [proseParts(`Usual causes: ${causes}`)]),
      ...(fix === undefined ? [] : [proseParts(`Fix: ${fix}`)]),
    ],
  };
}

function ofSection({
  id,
  mark,
  level,
  requirement,
  tally,
  statement = [],
}: RequirementSection): Omit<Attention, 'lines'> {
  return { href: linkTo(id), mark, level, requirement, tally, statement };
}
