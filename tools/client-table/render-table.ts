import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { sentenceOf } from '../../src/model/finding.js';
import type { Verdict } from '../../src/model/verdict.js';
import type { JudgedClient } from './judged-client.js';
import type { PublishedRun } from './kept-run.js';
import { recordOf } from './record.js';

/** The page on published clients, in Markdown. The same runs give the same page. */
export function renderTable(judged: readonly JudgedClient[]): string {
  const results = judged.flatMap((one) => ('result' in one ? [one.result] : []));
  const origins = judged.flatMap((one) => ('result' in one ? [`- ${one.result.report.target}: ${one.origin}`] : []));
  const notRun = judged.flatMap((one) =>
    'notRun' in one ? [`- ${one.client.name}: ${withoutPlaces(one.notRun)}`] : [],
  );
  return [
    '# Published clients',
    '',
    'What published clients send and report, judged by `seam-conformance sdk`. Made by `tools/client-table/write-table.ts`; not',
    'edited by hand. A cell says how many cases passed of those that were judged: ✔ all, ✗ not all, ? some could not be',
    'judged, – the client does not offer what they are about.',
    '',
    `| level | requirement | ${results.map(({ report }) => report.target).join(' | ')} |`,
    `| --- | --- | ${results.map(() => '---').join(' | ')} |`,
    ...clientRequirements.map(
      ({ id, level }) => `| ${level} | \`${id}\` | ${results.map((result) => cell(result, id)).join(' | ')} |`,
    ),
    `| | outcome | ${results.map(({ report }) => report.outcome).join(' | ')} |`,
    '',
    '## Deviations',
    '',
    'Each with its first case: what arrived, how it was answered, and what the client reported.',
    ...results.flatMap(deviations),
    '',
    '## Where they came from',
    '',
    ...(origins.length > 0 ? origins : ['None was run.']),
    '',
    '## Not run',
    '',
    ...(notRun.length > 0 ? notRun : ['None.']),
    '',
  ]
    .map((line) => line.replaceAll(/\bfile:\/\/\/[^\s")]*/g, 'file:///…'))
    .join('\n');
}

// What a tool says of its failure names hosts and folders of the machine where the page is made.
function withoutPlaces(reason: string): string {
  return reason.replace(/ \(.*/s, ', which failed here');
}

function cell({ report }: PublishedRun, requirement: string): string {
  const verdicts = report.verdicts.filter((verdict) => verdict.requirement === requirement);
  const count = (outcome: Verdict['outcome']) => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const [passed, failed, open] = [count('pass'), count('fail'), count('inconclusive')];
  if (passed + failed + open === 0) return '–';
  return `${failed > 0 ? '✗' : open > 0 ? '?' : '✔'} ${passed}/${passed + failed + open}`;
}

function deviations(result: PublishedRun): string[] {
  const { report } = result;
  const failed = report.verdicts.filter(({ outcome }) => outcome === 'fail' || outcome === 'inconclusive');
  const groups = clientRequirements.flatMap(({ id }) => {
    const own = failed.filter(({ requirement }) => requirement === id);
    return own[0] === undefined ? [] : [{ first: own[0], count: own.length }];
  });
  if (groups.length === 0) return ['', `### ${report.target}`, '', 'None.'];
  return [
    '',
    `### ${report.target}`,
    ...groups.flatMap(({ first, count }) => [
      '',
      `**${first.level} \`${first.requirement}\`**, ${count} ${count === 1 ? 'case' : 'cases'}. ${first.findings.slice(0, 1).map(sentenceOf).join()}`,
      '',
      '```text',
      first.case,
      ...recordOf(first, result),
      '```',
    ]),
  ];
}
