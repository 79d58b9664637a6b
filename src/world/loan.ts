import type { Lending } from '../experiment/lending.js';
import type { Scene } from './scene.js';

/** What an experiment was lent, so that its requests can be built again. */
export interface Loan {
  readonly lending: Lending;
  /** Of the steps; absent where nothing was sent. */
  readonly scene?: Scene;
  /** Of the fresh control, where one was sent. */
  readonly freshScene?: Scene;
}
