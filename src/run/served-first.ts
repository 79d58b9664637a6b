import { experimentsOf, witnessesOf } from '../../suites/servers/index.js';
import { routesNotServed } from '../judge/servers/routes-not-served.js';
import type { Contract } from '../model/contract/contract.js';
import type { Operation } from '../model/contract/operation.js';
import { type Exchange, stepOf } from '../model/exchange.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Loan } from '../model/experiment/lending.js';
import { asWitness, isWitness, routeOf } from '../model/experiment/shared-evidence.js';
import { ownerOf } from '../model/origin.js';
import { acceptedShapes, type ShapeTrial } from './accepted-shapes.js';
import { isSent } from './run-experiment.js';

/**
 * The experiments on the operations of a document that a target serves, and of each of the others the one case that says
 * that it does not. Only what is served is worked out: a document may have hundreds of operations. A reading operation that
 * refuses its plainest request is judged in a further shape, where the target accepts one.
 * @param send sends experiments, notes their loans, and resolves to all exchanges of the run.
 * @param trial what further shapes are tried with.
 */
export async function servedFirst(
  contract: Contract,
  facts: Facts,
  loans: ReadonlyMap<string, Loan>,
  send: (witnesses: readonly Experiment[]) => Promise<readonly Exchange[]>,
  trial: ShapeTrial,
): Promise<readonly Experiment[]> {
  const witnesses = witnessesOf(contract, facts);
  const exchanges = await send(witnesses.filter((one) => isSent(one, facts)));
  const absent = routesNotServed(witnesses, exchanges, loans);
  const served = contract.operations.filter((operation) => !absent.has(routeOf(operation)));
  const controls = new Map(
    exchanges.flatMap((exchange): [string, Exchange][] => {
      const witness = stepOf(exchange) === 'control' && witnesses.find(({ id }) => id === ownerOf(exchange.origin));
      return witness ? [[witness.operation.id, exchange]] : [];
    }),
  );
  const shaped = await acceptedShapes({ operations: served }, controls, trial);
  return [
    ...served.flatMap((operation) => experimentsOn(operation, shaped.get(operation.id), contract, facts)),
    ...experimentsOf({ ...contract, operations: [] }, facts),
    ...witnesses.filter((one) => absent.has(routeOf(one.operation))).flatMap(asWitness),
  ];
}

// What only the plainest shape could show is told not to be judged.
function experimentsOn(
  operation: Operation,
  shaped: Operation | undefined,
  contract: Contract,
  facts: Facts,
): readonly Experiment[] {
  const on = (one: Operation) => experimentsOf({ ...contract, operations: [one], unjudged: [] }, facts);
  const plain = on(operation);
  if (shaped === undefined) return plain;
  const further = on(shaped);
  const known = new Set(further.flatMap(({ cases }) => cases.map(({ id }) => id)));
  // The witness was sent already, in the shape that was refused.
  const renamed = further.map((one) => (isWitness(one) ? { ...one, id: `${one.id}:further` } : one));
  return [...plain.flatMap((one) => onlyPlain(one, known, shaped)), ...renamed];
}

function onlyPlain(
  experiment: Experiment,
  known: ReadonlySet<string>,
  { shapes: [shape] }: Operation,
): readonly Experiment[] {
  const left = experiment.cases.filter(({ id }) => !known.has(id));
  const added = shape?.parameters.filter((name) => !experiment.shape.includes(name)) ?? [];
  const finding = {
    where: 'plainest request',
    note: `the target refuses it; the operation is judged with ${added.join(' and ')}`,
  };
  const cases = left.map(({ step: _step, ...one }) => ({ ...one, expect: { kind: 'unjudged', finding } as const }));
  return cases.length === 0 ? [] : [{ ...experiment, id: `${experiment.id}:plainest`, needs: [], steps: [], cases }];
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
  return experiments.filter((one) => isWitness(one) || !absent.has(routeOf(one.operation)));
}
