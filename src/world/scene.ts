import type { Operation } from '../contract/operation.js';

/** The resources of one experiment. */
export interface Scene {
  /** By parameter. */
  readonly ids: Readonly<Record<string, string>>;
  /** Whether every id exists at the target, as far as the lender knows. */
  readonly isReal: boolean;
  /** Whether all of it was made for this run. */
  readonly isCreated: boolean;
  /** Why some id is synthetic although real ones were asked for: what to lend. */
  readonly lacking?: string;
}

/** Lends the resources of one experiment; each call lends unused ones. */
export interface Lender {
  /** The word that reports use. */
  readonly name: 'synthetic' | 'static' | 'api' | 'module' | 'reference';
  /** `key` names the experiment, and seeds whatever is synthetic. */
  readonly lend: (operation: Operation, key: string) => Promise<Scene>;
}
