import { levels } from '../../spec/levels.js';
import type { Report } from '../bundle/report.js';
import { type GateStanding, standings } from '../gate/standing.js';
import { grouped } from '../ground/grouped.js';
import { excerpt, visible } from '../ground/visible.js';
import type { Exchange } from '../model/exchange.js';
import { bodyOf, received } from '../model/experiment/reaction.js';
import { pathAndQuery } from '../model/experiment/request.js';
import { sentenceOf } from '../model/finding.js';
import { isKnockOn, outcomes, type Verdict } from '../model/verdict.js';
import { fixFor, sourcesText, usualCauses } from './advice.js';
import { replayOf } from './curl.js';
import { type DefectView, defectViews } from './defect-view.js';
import { figuresText } from './figures-text.js';
import { findRequirement } from './find-requirement.js';
import { shownFinding } from './finding.js';
import { type Intermittent, intermittentAmong, intermittentCauses, intermittentFix } from './intermittent.js';
import { type ResourceNotes, resourceNotes } from './named-resources.js';
import type { Rendered } from './renderings.js';
import { rerunCommand, rerunOfFailed } from './rerun.js';
import { stageLegend } from './stage-legend.js';
import { cases } from './terminal-defect.js';

// A comment on a pull request holds 65,536 characters at most.
const defectsShown = 12;
const shownText = 300;
const reasonsShown = 8;
const longestCommand = 1500;

/** A page in Markdown for a pull request or a chat: the outcome, what is wrong and how to see it, what stayed open. */
export function renderSummary({ report, exchanges }: Rendered): string {
  const {
    outcome,
    target,
    profile,
    operations,
    seed,
    requests,
    counts,
    notJudged,
    isPartial,
    baseline,
    suite,
    requirementSet,
  } = report;
  const sign = { conforming: '✔', 'non-conforming': '✗', undetermined: '?' }[outcome];
  const standingOf = standings(report);
  const of = (standing: GateStanding) => report.verdicts.filter((verdict) => standingOf(verdict) === standing);
  const byIndex = new Map(exchanges.map((exchange) => [exchange.index, exchange]));
  const violations = defectViews(report, byIndex, ['violation']);
  const warnings = defectViews(report, byIndex, ['warning']);
  const intermittent = intermittentAmong([...violations, ...warnings]);
  const notes = resourceNotes(report, exchanges);
  return [
    `## ${sign} Seam conformance: ${outcome}`,
    '',
    `Target ${code(target)}, profile ${inline(profile)}, seed ${seed}, ${requests} requests, suite ${suite.version}, requirement set ${inline(requirementSet)}. ${figuresText(report).join('; ')}.`,
    ...(notJudged === undefined ? [] : ['', `**Not judged:** ${inline(notJudged)}`]),
    ...(isPartial ? ['', '**Only a selection of the profile was judged.**'] : []),
    ...(operations.notClaimed.length === 0
      ? []
      : ['', `**Operations not claimed, and not judged:** ${operations.notClaimed.map(code).join(', ')}`]),
    ...(baseline?.problems ?? []).flatMap((problem) => ['', `**Baseline:** ${inline(problem)}`]),
    '',
    `| level | ${outcomes.join(' | ')} |`,
    `| --- | ${outcomes.map(() => '---:').join(' | ')} |`,
    ...levels.map((level) => `| ${level} | ${outcomes.map((name) => counts[level][name]).join(' | ')} |`),
    ...(intermittent === undefined ? [] : nowAndThen(intermittent, report)),
    ...defects(
      'Violations',
      violations.filter((view) => !view.isIntermittent),
      report,
      notes,
    ),
    ...defects(
      'Warnings',
      warnings.filter((view) => !view.isIntermittent),
      report,
      notes,
    ),
    ...open(of('open').filter((verdict) => !isKnockOn(verdict))),
    ...known(of('known'), baseline?.intermittent ?? []),
    '',
  ].join('\n');
}

function defects(heading: string, views: readonly DefectView[], report: Report, notes: ResourceNotes): string[] {
  if (views.length === 0) return [];
  const rest = views.slice(defectsShown);
  return [
    '',
    `### ${heading}`,
    ...views.slice(0, defectsShown).flatMap((view) => defect(view, report, notes)),
    ...(rest.length > 0 ? ['', `and ${rest.length} more defects; all of them stand in the report.`] : []),
  ];
}

function nowAndThen({ text, places, plainest }: Intermittent, report: Report): string[] {
  const { first, culprit } = plainest;
  return [
    '',
    '### Intermittent',
    '',
    `${text}.`,
    '',
    ...places.map(({ level, requirement, cases: count }) => `- ${level} ${code(requirement)}: ${cases(count)}`),
    '',
    `Such as ${inline(`${first.operation} ${first.title}`)}: ${findingText(first)}${culprit === undefined ? '' : `. ${exchangeText(culprit)}`}`,
    '',
    `- Usual causes: ${intermittentCauses}`,
    `- Fix: ${intermittentFix}`,
    '',
    ...fenced(rerunOfFailed(report)),
  ];
}

function defect(
  { first, verdicts, varies, knockOn, culprit, requirement, level }: DefectView,
  report: Report,
  notes: ResourceNotes,
): string[] {
  // The specification's own sentences are Markdown; a title may hold what somebody else wrote.
  const { statement, why } = findRequirement(requirement) ?? {};
  const command = culprit && replayOf(culprit);
  const isShort = command !== undefined && command.length <= longestCommand;
  const causes = usualCauses(requirement);
  const fix = fixFor(requirement);
  const sources = sourcesText(requirement);
  const note = culprit && notes(culprit);
  const legend = stageLegend(first.findings.slice(0, 1));
  return [
    '',
    `**${level} ${code(requirement)}** ${[statement, why].filter((text) => text !== undefined).join(' ')}`,
    '',
    `- ${inline(`${first.operation} ${first.title}`)}: ${findingText(first)}${legend === undefined ? '' : ` (${legend})`}`,
    ...(culprit === undefined ? [] : [`- ${exchangeText(culprit)}`]),
    `- ${cases(verdicts.length)}${varies === '' ? '' : `: ${inline(varies)}`}${knockOn === 0 ? '' : `; for this alone ${cases(knockOn)} could not be judged`}`,
    ...(causes === undefined ? [] : [`- Usual causes: ${causes}`]),
    ...(fix === undefined ? [] : [`- Fix: ${fix}`]),
    ...(sources === undefined ? [] : [`- Source: ${sources}`]),
    '',
    ...fenced(
      [
        rerunCommand(report, first.case),
        ...(isShort ? [`${command}${note === undefined ? '' : `\n# ${note}`}`] : []),
      ].join('\n\n'),
    ),
  ];
}

function exchangeText({ request, answer }: Exchange): string {
  const body = bodyOf(answer);
  const sent = `${request.method} ${pathAndQuery(request)} ${request.body ?? ''}`;
  return `${code(excerpt(sent, shownText))} answered ${code(excerpt(`${received(answer)} ${body}`, shownText))}`;
}

function findingText({ findings }: Verdict): string {
  const [finding = { note: '' }] = findings;
  const { where, expected, actual } = shownFinding(finding);
  const text =
    expected === undefined
      ? inline(where)
      : `${inline(where)}. Expected: ${inline(expected)}. Actual: ${inline(actual ?? '')}`;
  return `${text}${findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''}`;
}

function open(verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return [];
  const reasons = [...grouped(verdicts, ({ findings }) => findings.slice(0, 1).map(sentenceOf).join())].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const rest = reasons.length - reasonsShown;
  return [
    '',
    `### Could not be judged: ${verdicts.length} cases of the level MUST`,
    '',
    ...reasons.slice(0, reasonsShown).map(([reason, own]) => `- ${own.length} × ${inline(reason).slice(0, 600)}`),
    ...(rest > 0 ? [`- and ${rest} more reasons`] : []),
  ];
}

function known(verdicts: readonly Verdict[], intermittent: readonly string[]): string[] {
  const apart = intermittent.length === 0 ? '' : `, ${intermittent.length} of them as intermittent`;
  return verdicts.length === 0 ? [] : ['', `${verdicts.length} deviations are known to the baseline${apart}.`];
}

function code(text: string): string {
  return text.includes('`') ? inline(text) : `\`${visible(text).replace(/\s+/g, ' ')}\``;
}

// A fence must be longer than any run of backticks in the text.
function fenced(text: string): string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}sh`, text, fence];
}

// A target decides what stands in findings, so it must not be able to write Markdown, mention people or link.
function inline(text: string): string {
  return visible(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u2060')
    .replace(/:\/\//g, ':\u2060//');
}
