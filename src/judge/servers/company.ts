import { type Exchange, stepOf } from '../../model/exchange.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Loan } from '../../model/experiment/lending.js';

/** A loan with what was seen of the company that its scenario was in. */
export function withCompany(loan: Loan, loans: ReadonlyMap<string, Loan>): Loan {
  const company = loan.company === undefined ? undefined : loans.get(loan.company);
  if (company === undefined) return loan;
  return {
    ...loan,
    ...(company.observed === undefined ? {} : { observed: { ...company.observed, ...loan.observed } }),
    ...(company.isCut ? { isCut: true } : {}),
  };
}

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
