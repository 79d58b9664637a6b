import type { Level } from '../../spec/levels.js';
import type { Report } from '../bundle/report.js';
import type { Colors } from '../ground/console.js';
import { excerpt, visible } from '../ground/visible.js';
import type { Exchange } from '../model/exchange.js';
import { isMismatch, sentenceOf } from '../model/finding.js';
import type { Verdict } from '../model/verdict.js';
import { fixFor, sourcesText, usualCauses } from './advice.js';
import { confirmationsText } from './confirmation-text.js';
import { replayOf } from './curl.js';
import type { DefectView } from './defect-view.js';
import { answerText, exchangeLines } from './exchange-lines.js';
import { findRequirement } from './find-requirement.js';
import { type Intermittent, intermittentCauses, intermittentFix } from './intermittent.js';
import type { ResourceNotes } from './named-resources.js';
import { rerunCommand, rerunOfFailed } from './rerun.js';
import { stageLegend } from './stage-legend.js';

const shownFindings = 2;
const longestFinding = 400;
const longestCommand = 1500;
const shownPlaces = 6;

/** One defect in a terminal: what is required, which exchange breaks it, what usually lies behind it, how to see it again. */
export function defectLines(
  view: DefectView,
  report: Report,
  notes: ResourceNotes,
  colors: Colors,
  suite: string,
): readonly string[] {
  const { first, requirement, level, verdicts, varies, knockOn, culprit, seenBy } = view;
  const { bold, dim } = colors;
  const statement = findRequirement(requirement)?.statement;
  const findings = first.findings.map((finding) => excerpt(sentenceOf(finding), longestFinding).replace(/\s+/g, ' '));
  const rest = findings.length - shownFindings;
  const legend = stageLegend(first.findings.slice(0, shownFindings));
  const causes = usualCauses(requirement);
  const fix = fixFor(requirement);
  const sources = sourcesText(requirement);
  return [
    `${markOf(level, colors)} ${bold(requirement)}${statement === undefined ? '' : `: ${statement}`}`,
    `  ${first.operation} ${visible(first.title)}`,
    ...findings.slice(0, shownFindings).map((text) => `  ${text}`),
    ...(rest > 0 ? [rest === 1 ? '  and 1 more finding' : `  and ${rest} more findings`] : []),
    ...(legend === undefined ? [] : [dim(`  (${legend})`)]),
    ...(culprit === undefined ? [] : exchangeLines(culprit, quotedIn(first)).map((line) => dim(`  ${line}`))),
    ...(seenBy === undefined ? [] : [dim(`  seen by ${seenBy.request.path} ${answerText(seenBy)}`)]),
    `  ${extent(verdicts.length, varies, confirmationsText(verdicts))}`,
    ...(knockOn === 0 ? [] : [`  for this alone ${cases(knockOn)} could not be judged`]),
    ...(causes === undefined ? [] : [`  usual causes: ${causes}`]),
    ...(fix === undefined ? [] : [`  fix: ${fix}`]),
    `  again: ${rerunCommand(report, first.case, suite)}`,
    ...(sources === undefined ? [] : [dim(`  source: ${sources}`)]),
    ...(culprit === undefined ? [] : commandLines(culprit, notes).map((line) => dim(`  ${line}`))),
  ];
}

/** What comes now and then in a terminal, as one thing: where it shows, one exchange, how to see it again. */
export function intermittentLines(
  { text, places, plainest }: Intermittent,
  report: Report,
  notes: ResourceNotes,
  colors: Colors,
  { suite, folder }: { readonly suite: string; readonly folder?: string },
): readonly string[] {
  const { bold, dim, yellow } = colors;
  const { first, culprit } = plainest;
  const rest = places.length - shownPlaces;
  return [
    yellow(`~ intermittent: ${text}`),
    ...places
      .slice(0, shownPlaces)
      .map(({ level, requirement, cases: count }) => `${markOf(level, colors)} ${bold(requirement)}: ${cases(count)}`),
    ...(rest > 0 ? [`  and ${rest} more requirements`] : []),
    `  ${first.operation} ${visible(first.title)}`,
    ...first.findings
      .slice(0, 1)
      .map((finding) => `  ${excerpt(sentenceOf(finding), longestFinding).replace(/\s+/g, ' ')}`),
    ...(culprit === undefined ? [] : exchangeLines(culprit, quotedIn(first)).map((line) => dim(`  ${line}`))),
    `  usual causes: ${intermittentCauses}`,
    `  fix: ${intermittentFix}`,
    `  again: ${rerunOfFailed(report, folder, suite)}`,
    ...(culprit === undefined ? [] : commandLines(culprit, notes).map((line) => dim(`  ${line}`))),
  ];
}

/** A number of cases in words. */
export function cases(count: number): string {
  return count === 1 ? '1 case' : `${count} cases`;
}

function markOf(level: Level, { red, yellow }: Colors): string {
  return level === 'MUST' ? red('✗ MUST') : yellow('! SHOULD');
}

function extent(count: number, varies: string, confirmation: string | undefined): string {
  const text = `${cases(count)}${varies === '' ? '' : `: ${visible(varies)}`}`;
  return confirmation === undefined ? text : `${text}. ${confirmation}`;
}

// What a finding quotes is what it is about, wherever in the answer it stands.
function quotedIn({ findings: [finding] }: Verdict): string | undefined {
  return finding !== undefined && isMismatch(finding) ? /\((.{4,})\)$/.exec(finding.received)?.[1] : undefined;
}

function commandLines(exchange: Exchange, notes: ResourceNotes): readonly string[] {
  const command = replayOf(exchange);
  if (command === undefined) return [];
  if (command.length > longestCommand) return [`the request is entry ${exchange.index} of exchanges.har`];
  const note = notes(exchange);
  return [...command.split('\n'), ...(note === undefined ? [] : [`# ${note}`])];
}
