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
