import { levels } from '../../spec/levels.js';
import type { Report } from '../bundle/report.js';
import { type GateStanding, standings } from '../gate/standing.js';
import { grouped } from '../ground/grouped.js';
import { visible } from '../ground/visible.js';
import { sentenceOf } from '../model/finding.js';
import { outcomes, provingExchange, type Verdict } from '../model/verdict.js';
import { replayOf } from './curl.js';
import { findRequirement } from './find-requirement.js';
import { shownFinding } from './finding.js';
import { intermittentText, splitByConfirmation } from './intermittent.js';
import type { Rendered } from './renderings.js';
import { rerunCommand } from './rerun.js';

// A comment on a pull request holds 65,536 characters at most.
const requirementsShown = 12;
const casesShown = 3;
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
  const commandOf = (verdict: Verdict) => {
    const exchange = byIndex.get(provingExchange(verdict) ?? -1);
    return exchange && replayOf(exchange);
  };
  const { steady, intermittent } = splitByConfirmation(of('violation'));
  return [
    `## ${sign} Seam conformance: ${outcome}`,
    '',
    `Target ${code(target)}, profile ${inline(profile)}, seed ${seed}, ${requests} requests, suite ${suite.version}, requirement set ${inline(requirementSet)}.`,
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
    ...(intermittent.length === 0 ? [] : ['', `**Intermittent:** ${intermittentText(intermittent)}.`]),
    ...violations('Violations', steady, report, commandOf),
    ...violations('Intermittent: failed in one of two attempts', intermittent, report, commandOf),
    ...violations(
      'Warnings',
      of('warning').filter(({ outcome: own }) => own === 'fail'),
      report,
      commandOf,
    ),
    ...open(of('open')),
    ...known(of('known'), baseline?.intermittent ?? []),
    '',
  ].join('\n');
}

function violations(
  heading: string,
  verdicts: readonly Verdict[],
  report: Report,
  commandOf: (verdict: Verdict) => string | undefined,
): string[] {
  const groups = [...grouped(verdicts, ({ requirement }) => requirement)];
  if (groups.length === 0) return [];
  const shown = groups.slice(0, requirementsShown).flatMap(([id, own]) => violation(id, own, report, commandOf));
  const rest = groups.length - requirementsShown;
  return [
    '',
    `### ${heading}`,
    ...shown,
    ...(rest > 0 ? ['', `and ${rest} more requirements; all of them stand in the report.`] : []),
  ];
}

function violation(
  id: string,
  verdicts: readonly Verdict[],
  report: Report,
  commandOf: (verdict: Verdict) => string | undefined,
): string[] {
  const [first] = verdicts;
  if (first === undefined) return [];
  // The specification's own sentences are Markdown; a title may hold what somebody else wrote.
  const { statement = inline(first.title), why } = findRequirement(id) ?? {};
  const command = commandOf(first);
  const isShort = command !== undefined && command.length <= longestCommand;
  const more = verdicts.length - casesShown;
  return [
    '',
    `**${first.level} ${code(id)}** ${statement}${why === undefined ? '' : ` ${why}`}`,
    '',
    ...verdicts.slice(0, casesShown).map(caseLine),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
    ...fenced([...(isShort ? [command] : []), rerunCommand(report, first.case)].join('\n\n')),
  ];
}

function caseLine({ case: id, findings }: Verdict): string {
  const [finding = { note: '' }] = findings;
  const { where, expected, actual } = shownFinding(finding);
  const text =
    expected === undefined
      ? inline(where)
      : `${inline(where)}. Expected: ${inline(expected)}. Actual: ${inline(actual ?? '')}`;
  return `- ${code(id)}: ${text}${findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''}`;
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
