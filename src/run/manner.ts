import type { LimitFunction } from 'p-limit';
import type { Patience } from './patience.js';

/** How experiments are sent. */
export interface Manner {
  readonly seed: number;
  readonly patience: Patience;
  /** Bounds how many looks at the state are under way, over all experiments: those that have acted have no place any more. */
  readonly looking: LimitFunction;
}
