import { grouped } from '../../ground/grouped.js';
import { type Exchange, stepOf } from '../../model/exchange.js';
import { firstId } from '../../model/experiment/again.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { freshControl } from '../../model/experiment/lending.js';
import {
  errorTypeOf,
  isSameAnswer,
  isUnknownResource,
  reactionOf,
  received,
  statusOf,
} from '../../model/experiment/reaction.js';
import { callOf, routeOf } from '../../model/experiment/shared-evidence.js';
import { environmentOf } from '../environment.js';

/** Shorter runs of like refusals come about by chance. */
const shortest = 3;
/** So many requests that the target answers otherwise at another time must be among them. */
const otherwiseAtLeast = 2;
const lockingStatuses = [401, 403, 423, 429];
// Moments are known to the millisecond, and several answers may come within one.
const marginMs = 1;

/**
 * The exchanges that fell into a lockout, each with a sentence about it: from some request on, for a while or for good,
 * everything was refused alike, among it what was answered otherwise before or after. Targets do so after wrong
 * credentials, and what they answer meanwhile says nothing of the request.
 */
export function lockoutsOf(
  experiments: readonly Experiment[],
  exchanges: readonly Exchange[],
): ReadonlyMap<Exchange, string> {
  const calls = validCalls(experiments);
  const own = exchanges.filter(
    (exchange) => calls.has(experimentOf(exchange)) && [undefined, 'limit'].includes(environmentOf(exchange.answer)),
  );
  const callBehind = (exchange: Exchange) => calls.get(experimentOf(exchange))?.get(stepOf(exchange));
  const isHeard = ({ answer }: Exchange) => reactionOf(answer) === 'accepted' || isUnknownResource(answer);
  const accepted = new Set(own.filter(isHeard).flatMap((one) => callBehind(one) ?? []));
  const attempts = grouped(own, requestOf);
  const witnesses = witnessesIn(experiments);
  const witnessBehind = (exchange: Exchange) => witnesses.get(requestOf(exchange));
  const likeWitnesses = grouped(own.filter(witnessBehind), (exchange) => witnessBehind(exchange) ?? '');
  const isOtherwise = (exchange: Exchange) =>
    accepted.has(callBehind(exchange) ?? '') ||
    [attempts.get(requestOf(exchange)), likeWitnesses.get(witnessBehind(exchange) ?? '')].some((alike) =>
      alike?.some(({ answer }) => !isSameAnswer(answer, exchange.answer)),
    );
  const found = new Map<Exchange, string>();
  for (const run of runsOfLikeRefusals(own)) {
    const [first] = run;
    if (first === undefined || run.length < shortest || run.filter(isOtherwise).length < otherwiseAtLeast) continue;
    const { method, path } = first.request;
    const sentence = `${received(first.answer)} to everything from request ${first.index} on (${method} ${path}, ${stepOf(first)}), valid requests included: a lockout`;
    for (const exchange of meanwhile(run, own)) {
      if (isSameAnswer(exchange.answer, first.answer)) found.set(exchange, sentence);
    }
  }
  return found;
}

/** By experiment and step: the valid call that it is. */
function validCalls(experiments: readonly Experiment[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(
    experiments
      .filter(({ stage }) => stage === undefined)
      .map((experiment) => [
        experiment.id,
        new Map(
          [...experiment.steps.filter(({ role }) => role === 'control').map(({ name }) => name), freshControl].map(
            (name) => [name, callOf(experiment)],
          ),
        ),
      ]),
  );
}

/** What was under way while a run of others lasted. */
function meanwhile(run: readonly Exchange[], exchanges: readonly Exchange[]): readonly Exchange[] {
  const from = run.reduce((earliest, one) => Math.min(earliest, askedAt(one)), Number.POSITIVE_INFINITY) - marginMs;
  const to = run.reduce((latest, one) => Math.max(latest, endedAt(one)), 0) + marginMs;
  return exchanges.filter((exchange) => askedAt(exchange) <= to && endedAt(exchange) >= from);
}

function endedAt({ startedAt, durationMs }: Exchange): number {
  return startedAt + durationMs;
}

/** When the last attempt was begun, as far as that is known. */
function askedAt(exchange: Exchange): number {
  return exchange.attempts > 1 ? endedAt(exchange) : exchange.startedAt;
}

/** Runs of refusals that cannot be told apart, in the order in which they were asked for; never broken by silence. */
function runsOfLikeRefusals(exchanges: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const answered = exchanges
    .filter(({ answer }) => answer.kind === 'response')
    .toSorted((one, other) => askedAt(one) - askedAt(other) || one.index - other.index);
  const runs: Exchange[][] = [];
  let last: string | undefined;
  for (const exchange of answered) {
    const status = statusOf(exchange.answer);
    const like = lockingStatuses.includes(status) ? `${status} ${errorTypeOf(exchange.answer)}` : undefined;
    if (like === undefined) last = undefined;
    else if (like === last) runs.at(-1)?.push(exchange);
    else {
      runs.push([exchange]);
      last = like;
    }
  }
  return runs;
}

/** By experiment and step: the invalid request that goes to the same route with the same credential in many experiments. */
function witnessesIn(experiments: readonly Experiment[]): ReadonlyMap<string, string> {
  return new Map(
    experiments.flatMap((experiment) =>
      experiment.steps
        .filter(({ role }) => role === 'witness')
        .map(({ name }): [string, string] => [
          `${experiment.id} ${name}`,
          `${routeOf(experiment.operation)} ${experiment.credential} ${name}`,
        ]),
    ),
  );
}

function requestOf(exchange: Exchange): string {
  return `${experimentOf(exchange)} ${stepOf(exchange)}`;
}

// Only what was sent for an experiment: what is lent, asked around it or removed has its own reasons to be refused.
function experimentOf({ origin }: Exchange): string {
  return origin.kind === 'step' || origin.kind === 'look' ? firstId(origin.experiment) : '';
}
