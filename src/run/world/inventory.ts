import type { madeKinds } from '../../../spec/resources.js';
import type { Owner } from './hooked.js';

/** Something that was made at a target, or is about to be. */
export interface MadeThing {
  readonly kind: (typeof madeKinds)[number];
  /**
   * A name that nobody else uses: for a user identity also its `user_identity_key` at the target, by which it can be
   * found when its id was never learnt.
   */
  readonly key: string;
  /** Absent while it is only intended. */
  readonly id?: string;
  readonly owner: Owner;
  /** The identity that a user was made for. */
  readonly of?: string;
}

/** Told of everything that a lender makes, before it is made and once more with its id. */
export interface Inventory {
  readonly made: readonly MadeThing[];
  /** Told which workspace things are made in, before they are. */
  readonly locate: (owner: Owner, workspace: string) => void;
  readonly intend: (thing: MadeThing) => void;
  readonly add: (thing: MadeThing) => void;
  readonly removed: (thing: MadeThing) => void;
  /** Forgets everything where nothing is left. */
  readonly close: (isClean: boolean) => void;
}

/** An inventory that only remembers, for targets that end with the process. */
export function memoryInventory(): Inventory {
  const made: MadeThing[] = [];
  return {
    made,
    locate: () => undefined,
    intend: () => undefined,
    add: (thing) => made.push(thing),
    removed: () => undefined,
    close: () => undefined,
  };
}
