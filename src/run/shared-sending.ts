import type { Experiment } from '../model/experiment/experiment.js';
import type { Company } from './company.js';

/** What others send that an experiment rests on as well. */
export interface SharedSending {
  /** The company that a scenario is in; absent where it is in none. */
  readonly company?: Company | undefined;
  /** The witness of the route, whose requests are not sent again; absent where there is none. */
  readonly witness?: Experiment | undefined;
}
