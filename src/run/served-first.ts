import { experimentsOf, witnessesOf } from '../../suites/servers/index.js';
import { routesNotServed } from '../judge/servers/judge.js';
import type { Contract } from '../model/contract/contract.js';
import type { Exchange } from '../model/exchange.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Loan } from '../model/experiment/lending.js';
import { asWitness, isWitness, routeOf } from '../model/experiment/shared-evidence.js';
import { isSent } from './run-experiment.js';

/**
 * The experiments on the operations of a document that a target serves, and of each of the others the one case that says
 * that it does not. Only what is served is worked out: a document may have hundreds of operations.
 * @param send sends experiments, notes their loans, and resolves to all exchanges of the run.
 */
export async function servedFirst(
  contract: Contract,
  facts: Facts,
  loans: ReadonlyMap<string, Loan>,
  send: (witnesses: readonly Experiment[]) => Promise<readonly Exchange[]>,
): Promise<readonly Experiment[]> {
  const witnesses = witnessesOf(contract, facts);
  const exchanges = await send(witnesses.filter((one) => isSent(one, facts)));
  const absent = routesNotServed(witnesses, exchanges, loans);
  const isServed = ({ method, path }: { readonly method: string; readonly path: string }) =>
    !absent.has(`${method} ${path}`);
  return [
    ...experimentsOf({ ...contract, operations: contract.operations.filter(isServed) }, facts),
    ...witnesses.filter((one) => absent.has(routeOf(one))).flatMap(asWitness),
  ];
}

/**
 * What of a plan is worth sending: its witnesses go first, and nothing else goes to a route that they show not to be there.
 * @param send sends those that were not sent yet, notes their loans, and resolves to all exchanges of the run.
 */
export async function onServedRoutes(
  experiments: readonly Experiment[],
  loans: ReadonlyMap<string, Loan>,
  send: (witnesses: readonly Experiment[]) => Promise<readonly Exchange[]>,
): Promise<readonly Experiment[]> {
  const witnesses = experiments.filter(isWitness);
  const exchanges = await send(witnesses.filter(({ id }) => !loans.has(id)));
  const absent = routesNotServed(witnesses, exchanges, loans);
  return experiments.filter((one) => isWitness(one) || !absent.has(routeOf(one)));
}
