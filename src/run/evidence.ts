import type { CredentialName } from '../../spec/credentials.js';
import type { Evidence } from '../judge/servers/judge.js';
import { type Contract, readContract } from '../model/contract/contract.js';
import { resolve, type Schema } from '../model/contract/document.js';
import type { Exchange } from '../model/exchange.js';
import { firstId, isAgain } from '../model/experiment/again.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Loan } from '../model/experiment/lending.js';
import { ownerOf } from '../model/origin.js';

/** What verdicts rest on, put together from what a run kept. */
export function evidenceOf(
  contract: Contract,
  experiments: readonly Experiment[],
  { claims }: Facts,
  loans: ReadonlyMap<string, Loan>,
  exchanges: readonly Exchange[],
  provenCredentials: ReadonlySet<CredentialName>,
): Evidence {
  // What a void success looks like is the same in a document of others.
  const { document, oracle } = contract.isGiven ? readContract() : contract;
  const voidSchema: Schema = resolve(document, { $ref: '#/components/schemas/Void' });
  return {
    experiments,
    claims,
    loans,
    exchanges,
    provenCredentials,
    voidErrors: (body) => oracle.errors(voidSchema, body),
  };
}

/** Exchanges in the order of the plan: the world's first, then each experiment's loans and steps. */
export function renumbered(exchanges: readonly Exchange[], experiments: readonly Experiment[]): readonly Exchange[] {
  const order = new Map<string, number>();
  for (const [index, { id }] of experiments.entries()) order.set(id, index);
  const rankOf = ({ origin }: Exchange): number => {
    const owner = ownerOf(origin) ?? '';
    const rank = order.get(firstId(owner));
    const isLent = origin.kind === 'lending' || origin.kind === 'sighting';
    if (rank === undefined) return isLent ? -1 : -1.5;
    // Parts that were sent alone follow one another, each with its loan.
    if (owner.includes('/trace/')) return rank + 0.9;
    // The loan, the attempt, and the same once more.
    return rank + (isAgain(owner) ? 0.5 : 0) + (isLent ? 0 : 0.25);
  };
  return exchanges
    .map((exchange) => ({ exchange, rank: rankOf(exchange) }))
    .sort((one, other) => one.rank - other.rank || one.exchange.index - other.exchange.index)
    .map(({ exchange }, index) => ({ ...exchange, index }));
}
