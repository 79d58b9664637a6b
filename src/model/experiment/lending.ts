import { present } from '../../ground/present.js';
import type { Finding } from '../finding.js';
import type { Attribution } from '../verdict.js';
import type { Observation } from './facet.js';
import type { Scene } from './scene.js';

/** What an experiment was given to work with. */
export interface Lending {
  /** Strong where every id exists at the target, as far as the lender knows. */
  readonly strength: 'strong' | 'weak';
  /** Whether every resource of the base was made for this run, or merely found or named. */
  readonly isCreated: boolean;
  /** Why the ids are synthetic although the profile wants real ones: what to lend. Absent where they are real. */
  readonly lacking?: string;
  /** Set where that is because of what stands around the target. */
  readonly lackingOf?: 'environment';
  /** Why the experiment could not be sent; absent where it could. */
  readonly unmet?: { readonly finding: Finding; readonly attribution: Attribution };
}

/** What was lent where a scene is all there is to work with. */
export function lendingOf({ isReal, isCreated, lacking, lackingOf }: Scene): Lending {
  return { strength: isReal ? 'strong' : 'weak', isCreated, ...present({ lacking, lackingOf }) };
}

/** The name of the step that repeats a refused control on unused resources. */
export const freshControl = 'fresh control';

/** What an experiment was lent, so that its requests can be built again. */
export interface Loan {
  readonly lending: Lending;
  /** Of the steps; absent where nothing was sent. */
  readonly scene?: Scene;
  /** Of the fresh control, where one was sent. */
  readonly freshScene?: Scene;
  /** What a lender with eyes of its own saw, by step. */
  readonly observed?: Readonly<Record<string, Observation>>;
  /** The id of the company that the scenario was in, whose looks are its own as well; absent where it was in none. */
  readonly company?: string;
  /** The id of the experiment whose witnesses are its own as well; absent where it has sent them itself. */
  readonly witnesses?: string;
  /** Set where the run ended while something was still to show. */
  readonly isCut?: true;
}
