import { type Exchange, stepOf } from '../../model/exchange.js';
import { firstId } from '../../model/experiment/again.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { freshControl } from '../../model/experiment/lending.js';
import { errorTypeOf, isUnknownResource, reactionOf, received, statusOf } from '../../model/experiment/reaction.js';
import { callOf } from '../../model/experiment/shared-evidence.js';
import { placeOf } from '../../model/origin.js';

/** Shorter runs of like refusals come about by chance. */
const shortest = 8;
/** So many valid requests that the target accepts elsewhere must be refused among them. */
const validAtLeast = 2;
const lockingStatuses = [401, 403, 423, 429];

/**
 * The exchanges that fell into a lockout, each with a sentence about it: from some request on, for a while or for good,
 * everything was refused alike, among it valid requests that were accepted before or after. Targets do so after wrong
 * credentials, and what they answer meanwhile says nothing of the request.
 */
export function lockoutsOf(
  experiments: readonly Experiment[],
  exchanges: readonly Exchange[],
): ReadonlyMap<Exchange, string> {
  const calls = validCalls(experiments);
  const callBehind = (exchange: Exchange) => calls.get(experimentOf(exchange))?.get(stepOf(exchange));
  const isHeard = ({ answer }: Exchange) => reactionOf(answer) === 'accepted' || isUnknownResource(answer);
  const accepted = new Set(exchanges.filter(isHeard).flatMap((one) => callBehind(one) ?? []));
  const found = new Map<Exchange, string>();
  const own = exchanges.filter((exchange) => calls.has(experimentOf(exchange)));
  for (const run of runsOfLikeRefusals(own)) {
    const valid = run.filter((exchange) => {
      const call = callBehind(exchange);
      return call !== undefined && accepted.has(call);
    });
    const [first] = run;
    if (run.length < shortest || valid.length < validAtLeast || first === undefined) continue;
    const { method, path } = first.request;
    const sentence = `${received(first.answer)} to everything from request ${first.index} on (${method} ${path}, ${stepOf(first)}), valid requests included: a lockout`;
    for (const exchange of run) found.set(exchange, sentence);
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

/** Runs of refusals that cannot be told apart, in the order in which they were answered; never broken by silence. */
function runsOfLikeRefusals(exchanges: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const answeredAt = ({ startedAt, durationMs }: Exchange) => startedAt + durationMs;
  const nameOf = (exchange: Exchange) => Object.values(placeOf(exchange.origin)).join(' ');
  const answered = exchanges
    .filter(({ answer }) => answer.kind === 'response')
    .toSorted((one, other) => answeredAt(one) - answeredAt(other) || (nameOf(one) < nameOf(other) ? -1 : 1));
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

// Only what was sent for an experiment: what is lent, asked around it or removed has its own reasons to be refused.
function experimentOf({ origin }: Exchange): string {
  return origin.kind === 'step' || origin.kind === 'look' ? firstId(origin.experiment) : '';
}
