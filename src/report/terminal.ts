import Table from 'cli-table3';
import type picocolors from 'picocolors';
import type { Report } from '../bundle/report.js';
import { standings } from '../gate/standing.js';
import { visible } from '../ground/visible.js';
import type { Exchange } from '../model/exchange.js';
import { received } from '../model/experiment/reaction.js';
import { sentenceOf } from '../model/finding.js';
import { provingExchange, type Verdict } from '../model/verdict.js';
import { confirmationText } from './confirmation-text.js';
import { replayOf } from './curl.js';
import { findRequirement } from './find-requirement.js';
import { findingLines } from './finding.js';
import { intermittentText, splitByConfirmation } from './intermittent.js';
import { partialText } from './partial-text.js';
import { rerunCommand } from './rerun.js';

type Colors = ReturnType<typeof picocolors.createColors>;

const shownFailures = 12;
const shownIntermittent = 5;
const shownBody = 400;

/** The report as a person reads it in a terminal: the matrix, what failed and why, and the verdict. */
export function renderTerminal(report: Report, exchanges: readonly Exchange[], colors: Colors): string {
  return [
    heading(report, colors),
    matrix(report, colors),
    ...failures(report, exchanges, colors),
    ...undetermined(report, colors),
    ...notices(report, colors),
    conclusion(report, colors),
  ].join('\n');
}

function heading(
  { target, profile, seed, requests, durationMs, suite, requirementSet }: Report,
  { dim }: Colors,
): string {
  return dim(
    `seam-conformance ${suite.version}, requirement set ${requirementSet.split('+')[0]}, target ${target}, profile ${profile}, seed ${seed}, ${requests} requests in ${(durationMs / 1000).toFixed(1)} s`,
  );
}

const width = 80;

/** Without the space around its cells where it is wider than a terminal. */
function matrix(report: Report, colors: Colors): string {
  const spaced = matrixWith(1, report, colors);
  const [border = ''] = spaced.split('\n');
  return border.length <= width ? spaced : matrixWith(0, report, colors);
}

function matrixWith(padding: number, { verdicts }: Report, colors: Colors): string {
  const concerns = [...new Set(verdicts.map(({ concern }) => concern))];
  const operations = [...new Set(verdicts.map(({ operation }) => operation))];
  const table = new Table({
    head: ['', ...operations.map((operation) => operation.split('.').at(-1)?.replaceAll(/[_-]/g, '\n') ?? '')],
    style: { head: [], border: [], compact: true, 'padding-left': padding, 'padding-right': padding },
    colAligns: ['left', ...operations.map(() => 'center' as const)],
  });
  for (const concern of concerns) {
    const cells = operations.map((operation) =>
      cell(
        verdicts.filter((verdict) => verdict.concern === concern && verdict.operation === operation),
        colors,
      ),
    );
    table.push([concern.replace(/^client-/, ''), ...cells]);
  }
  return table.toString();
}

function cell(verdicts: readonly Verdict[], { green, red, yellow, dim }: Colors): string {
  // What need not be met counts for nobody where it is not.
  const binding = verdicts.filter(
    ({ outcome, level }) => outcome !== 'inapplicable' && !(outcome === 'fail' && level === 'MAY'),
  );
  if (binding.length === 0) return dim('–');
  const passed = binding.filter(({ outcome }) => outcome === 'pass').length;
  const text = `${passed}/${binding.length}`;
  if (binding.some(({ outcome, level }) => outcome === 'fail' && level === 'MUST')) return red(`✗ ${text}`);
  if (binding.some(({ outcome }) => outcome === 'inconclusive')) return yellow(`? ${text}`);
  if (binding.some(({ outcome, level }) => outcome === 'fail' && level === 'SHOULD')) return yellow(`! ${text}`);
  return green(`✔ ${text}`);
}

function failures(report: Report, exchanges: readonly Exchange[], colors: Colors): string[] {
  const standingOf = standings(report);
  const failed = report.verdicts.filter((verdict) => ['violation', 'warning'].includes(standingOf(verdict)));
  const { steady, intermittent } = splitByConfirmation(failed);
  // The first case of each requirement says most; the rest follow in the report.
  const byRequirement = [...new Set(steady.map(({ requirement }) => requirement))];
  const confirmed = byRequirement.flatMap((id, index) => {
    const own = steady.filter(({ requirement }) => requirement === id);
    const [first] = own;
    const rest =
      own.length > 1
        ? [colors.dim(`  and ${own.length - 1} more cases of ${id}; all of them stand in the bundle`)]
        : [];
    if (first === undefined) return [];
    if (index >= shownFailures) return [`${own.length} more failures of ${id}`];
    return ['', ...failure(first, report, exchanges, colors), ...rest];
  });
  return [...unsteady(intermittent, report, exchanges, colors), ...confirmed];
}

function unsteady(
  verdicts: readonly Verdict[],
  report: Report,
  exchanges: readonly Exchange[],
  colors: Colors,
): string[] {
  const [first, ...others] = verdicts;
  if (first === undefined) return [];
  const shown = others.slice(0, shownIntermittent);
  const rest = others.length - shown.length;
  return [
    '',
    colors.yellow(`~ intermittent: ${intermittentText(verdicts)}`),
    ...failure(first, report, exchanges, colors),
    ...shown.map(({ case: id }) => `  also ${id}`),
    ...(rest > 0 ? [colors.dim(`  and ${rest} more cases; all of them stand in the bundle`)] : []),
  ];
}

function failure(verdict: Verdict, report: Report, exchanges: readonly Exchange[], colors: Colors): string[] {
  const { red, yellow, dim, bold } = colors;
  const mark = verdict.level === 'MUST' ? red('✗ MUST') : yellow('! SHOULD');
  const statement = findRequirement(verdict.requirement)?.statement ?? verdict.requirement;
  const confirmation = confirmationText(verdict);
  const index = provingExchange(verdict);
  const exchange = index === undefined ? undefined : exchanges[index];
  const replay = exchange && replayOf(exchange);
  return [
    `${mark}  ${bold(verdict.case)}`,
    `  ${statement}`,
    ...verdict.findings.flatMap(findingLines).map((line) => `  ${line}`),
    ...(exchange ? gutter(exchange, dim) : []),
    ...(confirmation === undefined ? [] : [`  ${confirmation}`]),
    ...(replay === undefined ? [] : [`  ${replay}`]),
    dim(`  again: ${rerunCommand(report, verdict.case)}`),
  ];
}

function gutter({ request, answer }: Exchange, dim: Colors['dim']): string[] {
  const sent = [`> ${request.method} ${request.path}`, ...bodyLines('>', request.body)];
  const got = [`< ${received(answer)}`, ...bodyLines('<', answer.kind === 'response' ? answer.body : undefined)];
  return [...sent, ...got].map((line) => dim(`  ${line}`));
}

function bodyLines(mark: string, body: string | undefined): string[] {
  if (body === undefined || body === '') return [];
  const text = body.length > shownBody ? `${body.slice(0, shownBody)}… (${body.length} characters)` : body;
  return text.split('\n').map((line) => `${mark} ${visible(line)}`);
}

function undetermined({ verdicts, notJudged }: Report, { yellow }: Colors): string[] {
  // One cause is told once: at the end, where nothing could be judged at all.
  if (notJudged !== undefined && verdicts.every(({ outcome }) => outcome !== 'pass' && outcome !== 'fail')) return [];
  const open = verdicts.filter(({ outcome, level }) => outcome === 'inconclusive' && level === 'MUST');
  const reasons = new Map<string, number>();
  for (const { findings } of open) {
    const reason = findings.slice(0, 1).map(sentenceOf).join();
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const sorted = [...reasons].sort(([, one], [, other]) => other - one);
  const lines = sorted.slice(0, 8).map(([reason, count]) => `  ${String(count).padStart(5)}  ${visible(reason)}`);
  if (lines.length === 0) return [];
  const rest = sorted.length > 8 ? [`         and ${sorted.length - 8} more reasons`] : [];
  return ['', yellow(`? ${open.length} cases of the level MUST are inconclusive:`), ...lines, ...rest];
}

const shownResidue = 5;

function notices({ verdicts, residue }: Report, { dim, yellow }: Colors): string[] {
  const may = new Set(
    verdicts
      .filter(({ outcome, level }) => outcome === 'fail' && level === 'MAY')
      .map(({ requirement }) => requirement),
  );
  return [
    ...(may.size > 0 ? ['', dim(`notice: not met, and need not be: ${[...may].join(', ')}`)] : []),
    ...(residue.perhaps.length > 0
      ? [
          '',
          yellow(
            `residue: ${residue.perhaps.length} things are perhaps left, as the answer to their creation was lost and they cannot be found: ${residue.perhaps.slice(0, shownResidue).join(', ')}`,
          ),
        ]
      : []),
    ...(residue.left.length > 0
      ? [
          '',
          yellow(
            `residue: ${residue.left.length} of ${residue.created} things made for this run are still there: ${residue.left.slice(0, shownResidue).join(', ')}${residue.left.length > shownResidue ? ', … (all of them in report.json)' : ''}`,
          ),
        ]
      : []),
  ];
}

function conclusion(report: Report, { green, red, yellow, bold }: Colors): string {
  const { outcome, counts, operations, notJudged, isPartial, baseline } = report;
  const { pass, fail, inconclusive, inapplicable } = counts.MUST;
  const tint = outcome === 'conforming' ? green : outcome === 'non-conforming' ? red : yellow;
  const counted = `MUST: ${pass} passed, ${fail} failed, ${inconclusive} inconclusive, ${inapplicable} not claimed`;
  const should = `SHOULD: ${counts.SHOULD.pass} passed, ${counts.SHOULD.fail} failed`;
  return [
    '',
    ...(notJudged === undefined ? [] : [yellow(`not judged: ${notJudged}`)]),
    ...(isPartial ? [yellow(partialText(report))] : []),
    ...(operations.notClaimed.length > 0
      ? [yellow(`operations not claimed, and not judged: ${visible(operations.notClaimed.join(', '))}`)]
      : []),
    ...(baseline && baseline.covered.length > 0
      ? [`${baseline.covered.length} failures are known to the baseline${intermittentOf(baseline)}`]
      : []),
    ...(baseline?.problems ?? []).map((problem) => red(`baseline: ${problem}`)),
    `${tint(bold(outcome))}  ${counted}; ${should}`,
  ].join('\n');
}

function intermittentOf({ intermittent = [] }: NonNullable<Report['baseline']>): string {
  return intermittent.length === 0 ? '' : `, ${intermittent.length} of them as intermittent`;
}
