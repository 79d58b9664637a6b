import { mainCredential } from '../../spec/credentials.js';
import { type DocumentReading, documentReadings } from '../../spec/published-document.js';
import { globPattern } from '../../src/ground/glob-pattern.js';
import { grouped } from '../../src/ground/grouped.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { lentFor } from '../../src/model/contract/security.js';
import type { Exchange } from '../../src/model/exchange.js';
import { received } from '../../src/model/experiment/reaction.js';
import { pathAndQuery } from '../../src/model/experiment/request.js';
import { sentenceOf } from '../../src/model/finding.js';
import { provingExchange, type Verdict } from '../../src/model/verdict.js';
import type { RunResult } from '../../src/run/run-result.js';
import type { JudgedFake } from './judged-fake.js';
import { versions } from './published-fake.js';

/** The page about the published fake: operation by concern, and every binding deviation with an exchange that shows it. */
export function renderFakeTable({ contract, results }: JudgedFake): string {
  const { operations, unjudged } = contract;
  const widest = results.at(-1);
  const keyed = operations.filter(takesKey).length;
  const paths = new Set([...operations, ...unjudged].map(({ path }) => path)).size;
  return [
    '# The published fake, judged by the published document',
    '',
    `\`@seamapi/fake-seam-connect\` ${versions.fake}, judged by the document in \`@seamapi/types\` ${versions.types}. Written by`,
    '`npm run fake-table`.',
    '',
    `The document has ${paths} paths. ${keyed} operations can be judged with an API key; ${operations.length - keyed + unjudged.length} cannot, as they take other credentials.`,
    '',
    line('profile', 'outcome of MUST cases', 'requests', 'served', 'judged', 'not judged'),
    rule(6),
    ...results.map((result) => figures(result, operations)),
    '',
    'An operation is judged where at least one binding case about more than its existence passed or failed.',
    '',
    '## Operations by concern',
    '',
    ...(widest === undefined ? [] : matrix(widest.verdicts)),
    '',
    '## Deviations from the document',
    '',
    'Each line is one requirement on one operation: how many cases fail, and the first of them as it was sent and answered.',
    '',
    ...results.flatMap(deviations),
    '## What is the fault of the document',
    '',
    ...documentReadings.flatMap((reading) => [
      `- **${reading.id}**: ${reading.reading} ${reading.reason} (${countOf(reading, results)} cases)`,
    ]),
    '',
  ].join('\n');
}

/** The reading that a deviation falls under; absent where it is the target's. */
export function readingFor(verdict: Verdict): DocumentReading | undefined {
  const sentences = verdict.findings.map(sentenceOf);
  const own = documentReadings.filter(({ cases }) => globPattern(cases).test(verdict.case));
  const readings = sentences.map((text) => own.find(({ finding }) => finding === undefined || finding.test(text)));
  // One thing that no reading excuses is the target's, whatever else there is.
  return readings.includes(undefined) ? undefined : readings[0];
}

function figures({ profile, verdicts, exchanges }: RunResult, operations: readonly Operation[]): string {
  const binding = verdicts.filter(({ level }) => level === 'MUST');
  const count = (outcome: string) => binding.filter((one) => one.outcome === outcome).length;
  const byOperation = grouped(binding, ({ operation }) => operation);
  const of = ({ id }: Operation) => byOperation.get(id) ?? [];
  const asked = operations.filter(takesKey);
  const served = asked.filter(
    (one) => !of(one).some(({ requirement, outcome }) => requirement === 'method.served' && outcome === 'fail'),
  );
  const isJudged = (one: Operation) =>
    of(one).some(
      ({ requirement, outcome }) => requirement !== 'method.served' && (outcome === 'pass' || outcome === 'fail'),
    );
  const open = served.filter((one) => !isJudged(one));
  const unsent = open.filter(({ described }) => described?.control === 'none').length;
  return line(
    profile,
    `${count('pass')} passed, ${count('fail')} failed, ${count('inconclusive')} inconclusive`,
    String(exchanges.length),
    `${served.length} of ${asked.length}`,
    String(served.length - open.length),
    `${asked.length - served.length} not served, ${unsent} sent only what is invalid, ${open.length - unsent} refuse the plainest valid request`,
  );
}

// The runs are lent nothing else.
function takesKey({ described }: Operation): boolean {
  const how = described?.presents.get(mainCredential);
  return described?.isOpen === true || (how !== undefined && lentFor(how).every((name) => name === mainCredential));
}

function matrix(verdicts: readonly Verdict[]): readonly string[] {
  const absent = new Set(
    verdicts
      .filter(({ requirement, outcome }) => requirement === 'method.served' && outcome !== 'pass')
      .map(({ operation }) => operation),
  );
  const shown = verdicts.filter(
    ({ operation, level, outcome }) => !absent.has(operation) && level === 'MUST' && outcome !== 'inapplicable',
  );
  const concerns = [...new Set(shown.map(({ concern }) => concern))];
  return [
    line('operation', ...concerns),
    rule(concerns.length + 1),
    ...[...grouped(shown, ({ operation }) => operation)].map(([operation, own]) =>
      line(`\`${operation}\``, ...concerns.map((concern) => cell(own.filter((one) => one.concern === concern)))),
    ),
  ];
}

function cell(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return '';
  const count = (outcome: string) => verdicts.filter((one) => one.outcome === outcome).length;
  const [passed, failed, open] = [count('pass'), count('fail'), count('inconclusive')];
  return [
    `${passed}/${verdicts.length}`,
    ...(failed > 0 ? [`✗${failed}`] : []),
    ...(open > 0 ? [`?${open}`] : []),
  ].join(' ');
}

function deviations({ profile, verdicts, exchanges }: RunResult): readonly string[] {
  const failed = verdicts.filter(
    (one) =>
      one.level === 'MUST' &&
      one.outcome === 'fail' &&
      one.requirement !== 'method.served' &&
      readingFor(one) === undefined,
  );
  const groups = grouped(failed, ({ requirement, operation }) => `${requirement} ${operation}`);
  const sorted = [...groups.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return [
    `### Profile ${profile}`,
    '',
    line('requirement', 'operation', 'cases', 'the first one', 'sent', 'answered'),
    rule(6),
    ...sorted.map((own) => deviation(own, exchanges)),
    '',
  ];
}

function keyOf([first]: readonly Verdict[]): string {
  return `${first?.requirement} ${first?.operation}`;
}

function deviation(own: readonly Verdict[], exchanges: readonly Exchange[]): string {
  const [first] = own;
  const exchange = first && exchanges.find(({ index }) => index === provingExchange(first));
  const { request, answer } = exchange ?? {};
  const sent = request === undefined ? '' : `${request.method} ${pathAndQuery(request)} ${request.body ?? ''}`;
  return line(
    `\`${first?.requirement}\``,
    `\`${first?.operation}\``,
    String(own.length),
    first?.findings.map(sentenceOf).join('; ').slice(0, 160) ?? '',
    code(sent),
    answer === undefined ? '' : received(answer),
  );
}

function countOf(reading: DocumentReading, results: readonly RunResult[]): number {
  return results
    .flatMap(({ verdicts }) => verdicts)
    .filter((one) => one.outcome !== 'pass' && readingFor(one) === reading).length;
}

// Ids are made up for each case, and control characters would break the table.
function code(text: string): string {
  const plain = text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('`', "'")
    .trim();
  return `\`${plain.length > 110 ? `${plain.slice(0, 107)}...` : plain}\``;
}

function line(...cells: readonly string[]): string {
  return `| ${cells.map((one) => one.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
}

function rule(columns: number): string {
  return `| ${Array.from({ length: columns }, () => '---').join(' | ')} |`;
}
