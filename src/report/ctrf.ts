import type { Report } from '../bundle/report.js';
import { runVerdict } from '../bundle/run-verdict.js';
import { type GateStanding, standings } from '../gate/standing.js';
import { present } from '../ground/present.js';
import { visible } from '../ground/visible.js';
import { writtenPieces } from '../ground/written-json.js';
import { isIntermittent } from '../judge/servers/confirmation.js';
import type { Exchange } from '../model/exchange.js';
import { sentenceOf } from '../model/finding.js';
import { isKnockOn, provingExchange, type Verdict } from '../model/verdict.js';
import { failureText } from './failure-text.js';
import type { Rendered } from './renderings.js';

const statuses = {
  pass: 'passed',
  violation: 'failed',
  open: 'other',
  warning: 'other',
  notice: 'other',
  known: 'other',
  inapplicable: 'skipped',
} as const satisfies Record<GateStanding, string>;

type Status = (typeof statuses)[GateStanding];

/**
 * The verdicts in the Common Test Report Format. Only a violated MUST is `failed`; what is neither passed nor failed is
 * `other`, with the outcome in `rawStatus`, and what only follows from a failure `skipped`. A first test fails where the run
 * as a whole came to no judgement.
 */
export function* ctrfPieces({ report, exchanges }: Rendered): Iterable<string> {
  const { suite, requirementSet, verdicts, startedAt, durationMs, runId, outcome, target, profile, operations, seed } =
    report;
  const byIndex = new Map(exchanges.map((exchange) => [exchange.index, exchange]));
  const standingOf = standings(report);
  const statusOf = (verdict: Verdict) => (isKnockOn(verdict) ? 'skipped' : statuses[standingOf(verdict)]);
  const first = runTest(report);
  const standing = verdicts.map(statusOf);
  const count = (status: Status) => [first.status, ...standing].filter((one) => one === status).length;
  const tests = function* () {
    yield first;
    for (const verdict of verdicts) yield testOf(verdict, statusOf(verdict), report, byIndex);
  };
  const start = Date.parse(startedAt);
  const document = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    runId,
    timestamp: startedAt,
    generatedBy: `seam-conformance ${suite.version}`,
    results: {
      tool: { name: suite.name, version: suite.version },
      summary: {
        tests: standing.length + 1,
        passed: count('passed'),
        failed: count('failed'),
        pending: 0,
        skipped: count('skipped'),
        other: count('other'),
        start,
        stop: start + durationMs,
        duration: durationMs,
      },
      tests: tests(),
      environment: {
        extra: { outcome, target, profile, operations, seed, specDigest: suite.specDigest, requirementSet },
      },
    },
  };
  yield* writtenPieces(document, 3);
}

interface Test {
  readonly name: string;
  readonly status: Status;
  readonly duration: number;
  readonly [member: string]: unknown;
}

function testOf(verdict: Verdict, status: Status, report: Report, exchanges: ReadonlyMap<number, Exchange>): Test {
  const { case: id, title, operation, requirement, level, concern, outcome, findings, attribution } = verdict;
  const exchange = exchanges.get(provingExchange(verdict) ?? -1);
  // Of most tests there is nothing to say but that they passed.
  const isPassed = status === 'passed';
  return {
    name: id,
    status,
    ...(isPassed ? {} : { rawStatus: outcome }),
    duration: Math.round(exchange?.durationMs ?? 0),
    suite: [operation, concern],
    ...(isPassed ? {} : { labels: { requirement, level, title, ...present({ attribution }) } }),
    ...(isIntermittent(verdict) ? { flaky: true, retries: 1 } : {}),
    ...(findings.length === 0 ? {} : { message: visible(findings.map(sentenceOf).join('; ')) }),
    ...(status === 'failed' || status === 'other' ? { trace: visible(failureText(verdict, report, exchange)) } : {}),
  };
}

function runTest(report: Report): Test {
  const { name, isGood, message } = runVerdict(report);
  return {
    name,
    status: isGood ? 'passed' : 'failed',
    rawStatus: report.outcome,
    duration: report.durationMs,
    suite: ['seam-conformance'],
    ...(isGood ? {} : { message: visible(message) }),
  };
}
