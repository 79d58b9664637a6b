import type { CredentialName } from '../../../spec/credentials.js';
import { normalised } from '../../gate/baseline/signature.js';
import type { Exchange } from '../../model/exchange.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Loan } from '../../model/experiment/lending.js';
import { target } from '../../model/experiment/request.js';
import { ownerOf, placeOf } from '../../model/origin.js';
import { renumbered } from '../../run/evidence.js';
import type { Shard } from './shards.js';

/** The exchanges of all shards in the order of one run, numbered anew. */
export function joinedExchanges(shards: readonly Shard[], experiments: readonly Experiment[]): readonly Exchange[] {
  const known = new Set(experiments.map(({ id }) => id));
  const told = new Set<string>();
  const joined = shards.flatMap(({ exchanges }) => {
    const isOwn = ({ origin }: Exchange) => known.has(ownerOf(origin) ?? '');
    const own = exchanges.filter(isOwn);
    const shared = exchanges.filter((exchange) => !isOwn(exchange) && !told.has(keyOf(exchange)));
    // Only what another shard has told is left out: within one run, a repetition means something.
    for (const exchange of shared) told.add(keyOf(exchange));
    return [...shared, ...own];
  });
  return renumbered(
    joined.map((exchange, index) => ({ ...exchange, index })),
    experiments,
  );
}

/** What every experiment was lent, by its id. */
export function joinedLoans(shards: readonly Shard[]): ReadonlyMap<string, Loan> {
  return new Map(shards.flatMap(({ world }) => Object.entries(world.loans)));
}

/** Every credential that the target accepted outside of any experiment, in any shard. */
export function joinedCredentials(shards: readonly Shard[]): ReadonlySet<CredentialName> {
  return new Set(shards.flatMap(({ world }) => world.provenCredentials));
}

// Every shard asks who is there and whose credentials these are; one run asks once.
function keyOf({ origin, request, answer }: Exchange): string {
  const { experiment, step } = placeOf(origin);
  const { method, body = '' } = request;
  const got = answer.kind === 'failure' ? answer.failure : `${answer.status} ${normalised(answer.body)}`;
  return [experiment, step, method, target(request), body, got].join('\n');
}
