import { environmentOf } from '../judge/environment.js';
import { type Exchange, stepOf } from '../model/exchange.js';
import type { Stop } from './recorder.js';

/** Why a run ended before its plan did, in a sentence: of a lost target, from which request on it answered nothing. */
export function earlyEnd(stop: Stop | undefined, exchanges: readonly Exchange[]): string | undefined {
  const first = stop?.isLost ? firstOfSilence(exchanges) : undefined;
  if (first === undefined) return stop?.reason;
  const { method, path } = first.request;
  return `${stop?.reason}, from request ${first.index} on (${method} ${path}, ${stepOf(first)})`;
}

/** The request that was begun first of those that ended without an answer after the last answer. */
function firstOfSilence(exchanges: readonly Exchange[]): Exchange | undefined {
  const isAnswered = ({ answer }: Exchange) => environmentOf(answer) === undefined;
  const endedAt = ({ startedAt, durationMs }: Exchange) => startedAt + durationMs;
  const lastAnswerAt = exchanges.filter(isAnswered).reduce((latest, one) => Math.max(latest, endedAt(one)), 0);
  return exchanges
    .filter((exchange) => !isAnswered(exchange) && endedAt(exchange) > lastAnswerAt)
    .reduce<Exchange | undefined>(
      (first, one) => (first !== undefined && first.startedAt <= one.startedAt ? first : one),
      undefined,
    );
}
