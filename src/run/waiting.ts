import type { Loan } from '../model/experiment/lending.js';
import type { Acted } from './acted.js';
import type { LearntPatience } from './patience.js';

/** Experiments that have acted, until what they wait for has shown or is not waited for any longer. */
export interface Waiting {
  readonly add: (id: string, acted: Acted) => void;
  /**
   * Resolves once each of them, or of those that are named, has waited as long as changes of this target usually take, and
   * to whether one of them still waits.
   */
  readonly usually: (ids?: readonly string[]) => Promise<boolean>;
  /** Resolves once nothing is waited for any longer. */
  readonly over: () => Promise<void>;
  /** Looks once more at everything that is to last, has settled, and was not looked at so far. */
  readonly lookAtLast: () => Promise<void>;
}

/**
 * Nobody waits yet.
 * @param loans told of what each was lent, as soon as it has acted.
 */
export function createWaiting(loans: Map<string, Loan>, { usually }: Pick<LearntPatience, 'usually'>): Waiting {
  const waits = new Map<string, { readonly over: Promise<unknown>; readonly usual: Promise<unknown> }>();
  const last = new Map<string, NonNullable<Acted['lookAtLast']>>();
  return {
    add(id, { lent, loan, lookAtLast }) {
      loans.set(id, lent);
      const over = loan.then((settled) => {
        loans.set(id, settled);
        if (lookAtLast) last.set(id, lookAtLast);
        waits.delete(id);
      });
      waits.set(id, { over, usual: usually(over) });
    },
    async usually(ids = [...waits.keys()]) {
      await Promise.all(ids.map((id) => waits.get(id)?.usual));
      return ids.some((id) => waits.has(id));
    },
    async over() {
      await Promise.all([...waits.values()].map(({ over }) => over));
    },
    async lookAtLast() {
      const looks = [...last];
      last.clear();
      await Promise.all(looks.map(async ([id, look]) => loans.set(id, await look())));
    },
  };
}
