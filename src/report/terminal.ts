import Table from 'cli-table3';
import type { Report } from '../bundle/report.js';
import type { Colors } from '../ground/console.js';
import { grouped } from '../ground/grouped.js';
import { present } from '../ground/present.js';
import { visible } from '../ground/visible.js';
import type { Exchange } from '../model/exchange.js';
import { sentenceOf } from '../model/finding.js';
import { isKnockOn, type Verdict } from '../model/verdict.js';
import { defectViews } from './defect-view.js';
import { figuresText } from './figures-text.js';
import { intermittentAmong } from './intermittent.js';
import { resourceNotes } from './named-resources.js';
import { type OperationGroup, operationGroups } from './operation-groups.js';
import { partialText } from './partial-text.js';
import { cases, defectLines, intermittentLines } from './terminal-defect.js';

const shownDefects = 12;

/**
 * The report as a person reads it in a terminal: what failed and why, the matrix, what stayed open, and the verdict.
 * @param suite how the suite is started, for the commands that it names.
 * @param folder where the bundle is, for the same.
 */
export function renderTerminal(
  report: Report,
  exchanges: readonly Exchange[],
  colors: Colors,
  suite = 'npx seam-conformance',
  folder?: string,
): string {
  return [
    heading(report, colors),
    ...failures(report, exchanges, colors, { suite, ...present({ folder }) }),
    ...(isUnjudged(report) ? [] : ['', matrix(report, colors), legend(colors)]),
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
  const groups = operationGroups(operations);
  if (groups.length < operations.length) return folded(groups, concerns, verdicts, colors);
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

/** A line for each group of operations, where there are too many for a column each. */
function folded(
  groups: readonly OperationGroup[],
  concerns: readonly string[],
  verdicts: readonly Verdict[],
  colors: Colors,
): string {
  const table = new Table({
    head: ['', ...concerns.map((concern) => concern.replaceAll('-', '\n'))],
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    colAligns: ['left', ...concerns.map(() => 'center' as const)],
  });
  for (const { name, operations } of groups) {
    const own = grouped(
      verdicts.filter(({ operation }) => operations.has(operation)),
      ({ concern }) => concern,
    );
    table.push([name, ...concerns.map((concern) => cell(own.get(concern) ?? [], colors))]);
  }
  return table.toString();
}

function cell(verdicts: readonly Verdict[], { green, red, yellow, dim }: Colors): string {
  // What need not be met counts for nobody where it is not.
  const binding = verdicts.filter(
    ({ outcome, level }) => outcome !== 'inapplicable' && !(outcome === 'fail' && level === 'MAY'),
  );
  if (binding.length === 0) return dim('–');
  if (binding.every(isKnockOn)) return dim('·');
  const passed = binding.filter(({ outcome }) => outcome === 'pass').length;
  const text = `${passed}/${binding.length}`;
  if (binding.some(({ outcome, level }) => outcome === 'fail' && level === 'MUST')) return red(`✗ ${text}`);
  if (binding.some(({ outcome }) => outcome === 'inconclusive')) return yellow(`? ${text}`);
  if (binding.some(({ outcome, level }) => outcome === 'fail' && level === 'SHOULD')) return yellow(`! ${text}`);
  return green(`✔ ${text}`);
}

function failures(
  report: Report,
  exchanges: readonly Exchange[],
  colors: Colors,
  named: { readonly suite: string; readonly folder?: string },
): string[] {
  const byIndex = new Map(exchanges.map((exchange) => [exchange.index, exchange]));
  const all = defectViews(report, byIndex, ['violation', 'warning']);
  const intermittent = intermittentAmong(all);
  const views = all.filter(({ isIntermittent }) => !isIntermittent);
  const rest = views.slice(shownDefects);
  const notes = resourceNotes(report, exchanges);
  return [
    ...(intermittent === undefined ? [] : ['', ...intermittentLines(intermittent, report, notes, colors, named)]),
    ...views.slice(0, shownDefects).flatMap((view) => ['', ...defectLines(view, report, notes, colors, named.suite)]),
    ...(rest.length === 0 ? [] : ['']),
    ...rest.map(({ level, requirement, verdicts }) => `and ${level} ${requirement}: ${cases(verdicts.length)} more`),
  ];
}

/** Whether the run came to a stop before anything was shown. */
function isUnjudged({ notJudged, verdicts }: Pick<Report, 'verdicts'> & { notJudged?: string | undefined }): boolean {
  return notJudged !== undefined && verdicts.every(({ outcome }) => outcome !== 'pass' && outcome !== 'fail');
}

function legend({ dim }: Colors): string {
  return dim(
    'passed of applicable cases; ✗ a MUST failed, ! a SHOULD failed, ? some are inconclusive, · not judged for a failure above, – none applies',
  );
}

function undetermined({ verdicts, notJudged }: Report, { yellow }: Colors): string[] {
  // One cause is told once: at the end, where nothing could be judged at all.
  if (isUnjudged({ verdicts, notJudged })) return [];
  // What only follows from a failure is told beneath that failure.
  const open = verdicts.filter(
    (verdict) => verdict.outcome === 'inconclusive' && verdict.level === 'MUST' && !isKnockOn(verdict),
  );
  const reasons = new Map<string, number>();
  for (const { findings } of open) {
    const reason = findings.slice(0, 1).map(sentenceOf).join();
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const sorted = [...reasons].sort(([, one], [, other]) => other - one);
  const lines = sorted.slice(0, 8).map(([reason, count]) => `  ${String(count).padStart(5)}  ${visible(reason)}`);
  if (lines.length === 0) return [];
  const rest = sorted.length > 8 ? [`         and ${sorted.length - 8} more reasons`] : [];
  return ['', yellow(`? ${cases(open.length)} of the level MUST could not be judged:`), ...lines, ...rest];
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
    ...(residue.gone !== undefined
      ? [
          '',
          yellow(
            `residue: ${residue.gone.length} things that were made for this run were gone before it removed them, though no call was about them: ${residue.gone.slice(0, shownResidue).join(', ')}; the target takes away what it is not asked to, or someone else cleans up there`,
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

function conclusion(report: Report, { green, red, yellow, bold, dim }: Colors): string {
  const { outcome, counts, operations, notJudged, isPartial, baseline } = report;
  const { pass, fail, inconclusive, inapplicable } = counts.MUST;
  const tint = outcome === 'conforming' ? green : outcome === 'non-conforming' ? red : yellow;
  const counted = `MUST: ${pass} passed, ${fail} failed, ${inconclusive} inconclusive, ${inapplicable} inapplicable`;
  const should = `SHOULD: ${counts.SHOULD.pass} passed, ${counts.SHOULD.fail} failed`;
  return [
    '',
    ...(notJudged === undefined ? [] : [yellow(`not judged: ${notJudged}`)]),
    ...(isPartial ? [yellow(partialText(report))] : []),
    ...(operations.notClaimed.length > 0
      ? [yellow(`operations not claimed, and not judged: ${visible(operations.notClaimed.join(', '))}`)]
      : []),
    ...(baseline && baseline.covered.length > 0
      ? [`known to the baseline: ${cases(baseline.covered.length)}${intermittentOf(baseline)}`]
      : []),
    ...(baseline?.problems ?? []).map((problem) => red(`baseline: ${problem}`)),
    ...(isUnjudged(report) ? [] : figuresText(report).map((line) => dim(line))),
    `${tint(bold(outcome))}  ${counted}; ${should}`,
  ].join('\n');
}

function intermittentOf({ intermittent = [] }: NonNullable<Report['baseline']>): string {
  return intermittent.length === 0 ? '' : `, ${intermittent.length} of them as intermittent`;
}
