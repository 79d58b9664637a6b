import { type Exchange, stepOf } from '../../model/exchange.js';
import { again } from '../../model/experiment/again.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Loan } from '../../model/experiment/lending.js';
import { isWitness, routeOf } from '../../model/experiment/shared-evidence.js';
import { evidential } from './evidential.js';
import { isNotServed } from './reading.js';

/** The routes that the target does not have, by all attempts at the witnesses of a run. */
export function routesNotServed(
  experiments: readonly Experiment[],
  exchanges: readonly Exchange[],
  loans: ReadonlyMap<string, Loan>,
): ReadonlySet<string> {
  const witnesses = experiments.filter(isWitness);
  const byExperiment = evidential(witnesses, exchanges, loans, new Map());
  const isAbsent = (experiment: Experiment) => {
    const attempts = [experiment, again(experiment)].flatMap(({ id }) => {
      const own = byExperiment.get(id);
      return own === undefined ? [] : [new Map(own.map((exchange) => [stepOf(exchange), exchange]))];
    });
    return attempts.length > 0 && attempts.every((own) => isNotServed(experiment, own));
  };
  return new Set(witnesses.filter(isAbsent).map(({ operation }) => routeOf(operation)));
}
