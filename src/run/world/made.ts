import { changesBy } from '../../../spec/changes.js';
import type { Operation } from '../../model/contract/operation.js';
import type { Hooks } from './hooks.js';

/** The identities and access system users that a lender has made, and which of them a case may make vanish. */
export class Made {
  readonly #all = new Set<string>();
  readonly #vanishing = new Set<string>();
  readonly #met = new Set<string>();

  /** The hooks, noting whom they make, and for which operation. */
  noting(hooks: Hooks, operation: Operation): Hooks {
    const isVanishing = deletes(operation);
    const noted =
      <A extends readonly unknown[]>(make: (...of: A) => Promise<string>) =>
      async (...of: A) => {
        const id = await make(...of);
        this.#all.add(id);
        if (isVanishing) this.#vanishing.add(id);
        return id;
      };
    const { createUserIdentity, createAcsUser } = hooks;
    return {
      ...hooks,
      ...(createUserIdentity === undefined ? {} : { createUserIdentity: noted(createUserIdentity) }),
      ...(createAcsUser === undefined ? {} : { createAcsUser: noted(createAcsUser) }),
    };
  }

  /** Notes that no case makes it vanish, whatever it was made for. */
  spare(id: string | undefined): void {
    if (id !== undefined) this.#vanishing.delete(id);
  }

  /** Whether it was there before the run. */
  isOlder(id: string): boolean {
    return !this.#all.has(id);
  }

  /** Notes that somebody is met, and returns whether for the first time. */
  meet(id: string): boolean {
    const isNew = !this.#met.has(id);
    this.#met.add(id);
    return isNew;
  }

  /** Whether no case makes it vanish: what is deleted late must not be watched. */
  stays(id: string): boolean {
    return !this.#vanishing.has(id);
  }
}

function deletes({ id }: Operation): boolean {
  return changesBy(id).some(({ becomes }) => Object.values(becomes).includes('absent'));
}
