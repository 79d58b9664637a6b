import type { LimitFunction } from 'p-limit';
import type { Patience } from './patience.js';

/** How experiments are sent. */
export interface Manner {
  readonly seed: number;
  readonly patience: Patience;
  /** Bounds how many looks at the state are under way, over all scenarios. */
  readonly looking: LimitFunction;
}
