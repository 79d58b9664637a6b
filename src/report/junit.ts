import type { Report } from '../bundle/report.js';
import { runVerdict } from '../bundle/run-verdict.js';
import { standings } from '../gate/standing.js';
import { grouped } from '../ground/grouped.js';
import { visible } from '../ground/visible.js';
import type { Exchange } from '../model/exchange.js';
import { sentenceOf } from '../model/finding.js';
import { isKnockOn, provingExchange, type Verdict } from '../model/verdict.js';
import { failureText, knockOnText } from './failure-text.js';
import { type JunitCase, type JunitSuite, junitEnd, junitStart, junitSuite } from './junit-template.js';
import type { Rendered } from './renderings.js';

/**
 * The verdicts as JUnit XML, valid against the schema of Jenkins and, but for `<skipped>` which that does not know, of
 * Ant. A violated MUST is a failure and an open one an error; violated SHOULDs and MAYs are told in `system-out`.
 */
export function* junitPieces({ report, exchanges }: Rendered): Iterable<string> {
  const byIndex = new Map(exchanges.map((exchange) => [exchange.index, exchange]));
  const caseOf = junitCases(report, byIndex);
  const byOperation = [...grouped(report.verdicts, ({ operation }) => operation)];
  yield junitStart;
  yield junitSuite(suiteOf('seam-conformance', 0, [runCase(report)], report));
  for (const [index, [name, verdicts]] of byOperation.entries()) {
    yield junitSuite(suiteOf(name, index + 1, verdicts.map(caseOf), report));
  }
  yield junitEnd;
}

function suiteOf(name: string, id: number, cases: readonly JunitCase[], report: Report): JunitSuite {
  const { target, startedAt, suite, requirementSet, profile, operations, seed, runId, outcome, challenge } = report;
  const count = (kind: JunitCase['kind']) => cases.filter((one) => one.kind === kind).length;
  return {
    id,
    name,
    cases,
    hostname: visible(URL.canParse(target) ? new URL(target).hostname : target).trim() || 'localhost',
    // The schema of Ant forbids fractions and zones.
    timestamp: startedAt.slice(0, 19),
    time: seconds(cases.reduce((sum, { ms }) => sum + ms, 0)),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    properties: Object.entries({
      outcome,
      target: visible(target),
      profile,
      operationsClaimed: visible(operations.claimed.join(', ')),
      operationsNotClaimed: visible(operations.notClaimed.join(', ')),
      seed: String(seed),
      runId,
      version: suite.version,
      specDigest: suite.specDigest,
      requirementSet: visible(requirementSet),
      ...(challenge === undefined ? {} : { challenge: visible(challenge) }),
    }),
    output: cases.flatMap(({ output }) => (output === undefined ? [] : [output])).join('\n\n'),
  };
}

function junitCases(report: Report, exchanges: ReadonlyMap<number, Exchange>): (verdict: Verdict) => JunitCase {
  const standingOf = standings(report);
  return (verdict) => {
    const { case: id, operation, title, findings, attribution = 'target', level } = verdict;
    const exchange = exchanges.get(provingExchange(verdict) ?? -1);
    const ms = exchange?.durationMs ?? 0;
    const common = { name: visible(id), classname: visible(operation), ms, time: seconds(ms) };
    const message = visible([title, ...findings.map(sentenceOf)].join('; ')).slice(0, 1000);
    const text = () => visible(failureText(verdict, report, exchange));
    if (isKnockOn(verdict)) return { ...common, kind: 'skipped', message: `${message}; ${knockOnText(verdict)}` };
    switch (standingOf(verdict)) {
      case 'pass':
        return { ...common, kind: 'pass' };
      case 'violation':
        return { ...common, kind: 'failure', type: `${level} violated`, message, text: text() };
      case 'open':
        return { ...common, kind: 'error', type: `inconclusive: ${attribution}`, message, text: text() };
      case 'known':
        return { ...common, kind: 'skipped', message: `known to the baseline: ${message}` };
      case 'inapplicable':
        return { ...common, kind: 'skipped', message: visible(findings.map(sentenceOf).join('; ')) || 'inapplicable' };
      default:
        return { ...common, kind: 'pass', output: `${visible(id)}: ${verdict.outcome}\n${text()}` };
    }
  };
}

// Without it a run that judged nothing would be a file without failures.
function runCase(report: Report): JunitCase {
  const { name, isGood, message } = runVerdict(report);
  const common = { name, classname: 'seam-conformance', ms: report.durationMs, time: seconds(report.durationMs) };
  if (isGood) return { ...common, kind: 'pass' };
  const kind = report.outcome === 'undetermined' ? 'error' : 'failure';
  return { ...common, kind, type: report.outcome, message: visible(message), text: visible(message) };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
