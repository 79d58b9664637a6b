import { holdsToken } from '../../src/judge/clients/evidence.js';
import type { CallReport } from '../../src/model/call-report.js';
import { type Exchange, stepOf } from '../../src/model/exchange.js';
import { received } from '../../src/model/experiment/reaction.js';
import { pathAndQuery } from '../../src/model/experiment/request.js';
import { ownerOf } from '../../src/model/origin.js';
import type { Verdict } from '../../src/model/verdict.js';
import type { PublishedRun } from './kept-run.js';

const shownHeaders = ['authorization', 'seam-workspace', 'content-type'];

/** What was recorded about a verdict, line by line: the requests, the answers, and what the client said. */
export function recordOf(
  { exchanges: numbers }: Verdict,
  { exchanges, record: { calls } }: PublishedRun,
): readonly string[] {
  // In the order of arrival, whichever of them the verdict is about.
  const own = numbers.toSorted((one, other) => one - other).flatMap((number) => exchanges[number] ?? []);
  const report = own[0] === undefined ? undefined : calls[ownerOf(own[0].origin) ?? ''];
  return [...own.flatMap((exchange, position) => lines(exchange, own[position - 1])), ...(report ? said(report) : [])];
}

function lines(exchange: Exchange, before: Exchange | undefined): readonly string[] {
  const { request, answer, startedAt } = exchange;
  const wait =
    before === undefined ? '' : `, ${tenths(startedAt - before.startedAt - before.durationMs)} after the answer before`;
  const headers = shownHeaders
    .filter((name) => request.headers[name])
    .map((name) => `  ${name}: ${request.headers[name]}`);
  return [
    `> ${stepOf(exchange)}${wait}: ${request.method} ${pathAndQuery(request)}`,
    ...headers,
    ...(request.body === undefined ? [] : [`  ${request.body}`]),
    `< ${portless(received(answer))}`,
    ...(answer.kind === 'response' && answer.body !== '' ? [`  ${answer.body.trim()}`] : []),
  ];
}

function said(report: CallReport): readonly string[] {
  if (report.kind === 'returned') return [`= returned ${JSON.stringify(report.value) ?? 'nothing'}`];
  if (report.kind === 'unsupported') return [`= not offered: ${report.reason}`];
  if (report.kind === 'untried') return [`= not tried: ${report.reason}`];
  if (report.kind === 'silent') return [`= silent: ${report.seen}`];
  const { printed, message = '', ...rest } = report.error;
  const leak = printed?.split('\n').find(holdsToken);
  return [
    `= threw ${JSON.stringify({ ...rest, message: message.split('\n')[0] })}`,
    ...(leak === undefined ? [] : [`  printed, among other lines: ${leak.trim()}`]),
  ];
}

function tenths(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

// Ports differ from run to run.
function portless(text: string): string {
  return text.replace(/:\d{4,5}\b/g, ':…');
}
