import type { Loan } from '../model/experiment/lending.js';
import type { Acted } from './acted.js';
import { wallClock } from './clock.js';
import type { LearntPatience } from './patience.js';

/** Experiments that have acted, until what they wait for has shown or is not waited for any longer. */
export interface Waiting {
  readonly add: (id: string, acted: Acted) => void;
  /**
   * Resolves once each of them, or of those that are named, has waited as long as changes of this target usually take.
   */
  readonly usually: (ids?: readonly string[]) => Promise<void>;
  /** Whether anything is waited for. */
  readonly isAny: () => boolean;
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
  const waits = new Map<string, { readonly since: number; readonly over: Promise<unknown> }>();
  const last = new Map<string, NonNullable<Acted['lookAtLast']>>();
  return {
    add(id, { lent, loan, lookAtLast }) {
      loans.set(id, lent);
      const over = loan.then((settled) => {
        loans.set(id, settled);
        if (lookAtLast) last.set(id, lookAtLast);
        waits.delete(id);
      });
      // What goes wrong is told to whoever waits for all of them.
      over.catch(() => undefined);
      waits.set(id, { since: wallClock.now(), over });
    },
    async usually(ids = [...waits.keys()]) {
      const named = ids.flatMap((id) => waits.get(id) ?? []);
      // How long is usual is known better now than when they began.
      await Promise.all(named.map(({ since, over }) => usually(since, over)));
    },
    isAny: () => waits.size > 0,
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
