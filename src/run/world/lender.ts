import type { Operation } from '../../model/contract/operation.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Facet, Observation, Stage } from '../../model/experiment/facet.js';
import type { Scene } from '../../model/experiment/scene.js';
import type { Mismatch } from '../../model/finding.js';
import type { Errand, Phase } from '../../model/origin.js';

/** The ids of those on a stage who are not arranged for it, by their names there. */
export type Others = Readonly<Record<string, string>>;

/** For whom something is arranged. */
export type Arranging = Pick<Experiment, 'id' | 'operation'>;

/** Lends the resources of one experiment; each call lends unused ones. */
export interface Lender {
  /** The word that reports use. */
  readonly name: 'synthetic' | 'static' | 'discovered' | 'api' | 'module' | 'reference';
  /** The errand seeds whatever is synthetic. */
  readonly lend: (operation: Operation, errand: Errand) => Promise<Scene>;
  /**
   * Arranges a stage, but for whoever stands on it already; a lender that cannot says what is lacking in the scene.
   * @param turn decides which of several devices and systems are used.
   */
  readonly arrange: (stage: Stage, experiment: Arranging, others: Others, turn?: string) => Promise<Scene>;
  /** Those on a stage who were there before it is arranged; absent where the lender knows of none. */
  readonly others?: (stage: Stage, experiment: Arranging) => Promise<Others>;
  /** Told that a second attempt has hit some of those, so that the next one is about those who are there by then. */
  readonly othersHit?: () => void;
  /**
   * Arranges those whom no call of several scenarios may change, on one stage for all of them; absent where the lender
   * cannot.
   */
  readonly company?: (stage: Stage, company: Arranging, others: Others) => Promise<Scene>;
  /** Whether no call of the run is to make a thing vanish that it made, by its id; absent where nobody knows. */
  readonly keeps?: (id: string) => boolean;
  /** Why nothing can be asked about an operation, though nothing is wrong with the target; absent where nothing is. */
  readonly gapOf?: ((operation: Operation) => Mismatch | undefined) | undefined;
  /**
   * What the lender itself sees of a facet, for lenders with eyes of their own. Absent where the target's public API is
   * asked instead.
   */
  readonly observe?: (facet: Facet, scene: Scene, phase: Phase) => Promise<Observation>;
}
