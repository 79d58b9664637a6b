import { isDeepStrictEqual } from 'node:util';
import type { ServerBundle } from '../bundle/read-bundle.js';
import { hasMark } from '../model/credential-mark.js';
import type { Exchange } from '../model/exchange.js';
import type { Experiment } from '../model/experiment/experiment.js';
import { toHar } from '../model/har.js';
import { placeOf } from '../model/origin.js';
import { renumbered } from '../run/evidence.js';
import { differences } from './difference.js';

/**
 * How the HAR of a bundle differs from what the suite writes of the exchanges in it: sizes, addresses and other things
 * that it says twice, and the order of the plan.
 */
export function evidenceProblems(bundle: ServerBundle, experiments: readonly Experiment[]): readonly string[] {
  const { har, report, exchanges } = bundle;
  const written = toHar(asRecorded(bundle), originOf(report.target), report.suite.version);
  return [
    ...differences('exchanges.har:', written, har, 'same').filter((sentence) => !isSizeOfRedacted(sentence, exchanges)),
    ...orderProblems(exchanges, experiments),
  ];
}

// In a HAR, paths stand behind that of the base URL.
function asRecorded({ har, report: { target }, exchanges }: ServerBundle): readonly Exchange[] {
  const base = target.slice(originOf(target).length);
  const isBehindBase = har.log.entries.every(({ request }) => request.url.startsWith(`${target}/`));
  if (base === '' || !isBehindBase) return exchanges;
  return exchanges.map((exchange) => ({
    ...exchange,
    request: { ...exchange.request, path: `${base}${exchange.request.path}` },
  }));
}

function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? url;
}

// Secrets are taken out of a file after sizes were written down.
function isSizeOfRedacted(sentence: string, exchanges: readonly Exchange[]): boolean {
  const match = /log\.entries\[(\d+)\]\.response\.(?:content\.size|bodySize): /.exec(sentence);
  const answer = match ? exchanges[Number(match[1])]?.answer : undefined;
  return answer?.kind === 'response' && hasMark(answer.body);
}

function orderProblems(exchanges: readonly Exchange[], experiments: readonly Experiment[]): readonly string[] {
  const ordered = renumbered(exchanges, experiments);
  const index = exchanges.findIndex((exchange, at) => exchange.index !== at);
  if (index >= 0) return differences(`exchanges.har: number of exchange ${index}`, index, exchanges[index]?.index);
  const moved = ordered.findIndex(({ origin }, at) => !isDeepStrictEqual(exchanges[at]?.origin, origin));
  if (moved < 0) return [];
  return differences(
    `exchanges.har: order: exchange ${moved}`,
    experimentOf(ordered[moved]),
    experimentOf(exchanges[moved]),
  );
}

function experimentOf(exchange: Exchange | undefined): string | undefined {
  return exchange && placeOf(exchange.origin).experiment;
}
