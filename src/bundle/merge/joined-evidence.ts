import type { CredentialName } from '../../../spec/credentials.js';
import { normalised } from '../../gate/baseline/signature.js';
import type { Exchange } from '../../model/exchange.js';
import { firstId } from '../../model/experiment/again.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Loan } from '../../model/experiment/lending.js';
import { pathAndQuery } from '../../model/experiment/request.js';
import { ownerOf, placeOf } from '../../model/origin.js';
import { renumbered } from '../../run/evidence.js';
import type { Shard } from './shards.js';

/**
 * The exchanges of all shards in the order of one run, numbered anew. What several shards have sent, as their verdicts
 * rest on it, is taken from the one that it falls to.
 */
export function joinedExchanges(
  shards: readonly Shard[],
  plan: readonly Experiment[],
  experiments: readonly Experiment[],
): readonly Exchange[] {
  const holders = holdersOf(shards, plan);
  const known = new Set(experiments.map(({ id }) => id));
  const told = new Set<string>();
  const joined = shards.flatMap((shard) => {
    const isAboutExperiment = (exchange: Exchange) => known.has(experimentOf(exchange));
    // What was cut short has no loan, and no other shard has sent it.
    const isOwn = (exchange: Exchange) => (holders.get(experimentOf(exchange)) ?? shard) === shard;
    const own = shard.exchanges.filter((exchange) => isAboutExperiment(exchange) && isOwn(exchange));
    const shared = shard.exchanges.filter((exchange) => !isAboutExperiment(exchange) && !told.has(keyOf(exchange)));
    // Only what another shard has told is left out: within one run, a repetition means something.
    for (const exchange of shared) told.add(keyOf(exchange));
    return [...shared, ...own];
  });
  return renumbered(
    joined.map((exchange, index) => ({ ...exchange, index })),
    experiments,
  );
}

/** What every experiment was lent, by its id, in the shard that it falls to. */
export function joinedLoans(shards: readonly Shard[], plan: readonly Experiment[]): ReadonlyMap<string, Loan> {
  const holders = holdersOf(shards, plan);
  return new Map(
    shards.flatMap((shard) =>
      Object.entries(shard.world.loans).filter(([id]) => (holders.get(firstId(id)) ?? shard) === shard),
    ),
  );
}

/** By experiment, the shard that it falls to, or the first that has sent it where that one was left nothing else. */
function holdersOf(shards: readonly Shard[], plan: readonly Experiment[]): ReadonlyMap<string, Shard> {
  const holders = new Map<string, Shard>();
  for (const shard of shards) {
    for (const [index, { id }] of plan.entries()) {
      if (shard.world.loans[id] === undefined) continue;
      if (!holders.has(id) || index % shard.of === shard.index - 1) holders.set(id, shard);
    }
  }
  return holders;
}

/** Every credential that the target accepted outside of any experiment, in any shard. */
export function joinedCredentials(shards: readonly Shard[]): ReadonlySet<CredentialName> {
  return new Set(shards.flatMap(({ world }) => world.provenCredentials));
}

// Both attempts at it.
function experimentOf({ origin }: Exchange): string {
  return firstId(ownerOf(origin) ?? '');
}

// Every shard asks who is there and whose credentials these are; one run asks once.
function keyOf({ origin, request, answer }: Exchange): string {
  const { experiment, step } = placeOf(origin);
  const { method, body = '' } = request;
  const got = answer.kind === 'failure' ? answer.failure : `${answer.status} ${normalised(answer.body)}`;
  return [experiment, step, method, pathAndQuery(request), body, got].join('\n');
}
