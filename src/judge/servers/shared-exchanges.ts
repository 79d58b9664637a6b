import { type Exchange, stepOf } from '../../model/exchange.js';
import type { Experiment } from '../../model/experiment/experiment.js';

/** The looks at a company, each as though it had been made for one of the scenarios that were in it. */
export function seenFor(experiment: string, looks: readonly Exchange[]): readonly Exchange[] {
  return looks.flatMap((exchange) =>
    exchange.origin.kind === 'look' ? [{ ...exchange, origin: { ...exchange.origin, experiment } }] : [],
  );
}

/** The witnesses of another experiment, each as though it had been sent for the one that rests on them. */
export function heardFor(
  { steps }: Experiment,
  experiment: string,
  exchanges: readonly Exchange[],
): readonly Exchange[] {
  const witnesses = new Set(steps.filter(({ role }) => role === 'witness').map(({ name }) => name));
  return exchanges.flatMap((exchange) =>
    exchange.origin.kind === 'step' && witnesses.has(stepOf(exchange))
      ? [{ ...exchange, origin: { ...exchange.origin, experiment } }]
      : [],
  );
}
