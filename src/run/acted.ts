import type { Loan } from '../model/experiment/lending.js';

/** An experiment that has sent everything but looks at the state. */
export interface Acted {
  /** What it was lent, before anything that is waited for has shown. */
  readonly lent: Loan;
  /** Comes once its changes have shown, or are not waited for any longer. */
  readonly loan: Promise<Loan>;
  /** Looks once more when everything else was sent; absent where nothing rests on it. */
  readonly lookAtLast?: () => Promise<Loan>;
}

/** An experiment that has nothing to wait for. */
export function acted(lent: Loan): Acted {
  return { lent, loan: Promise.resolve(lent) };
}
