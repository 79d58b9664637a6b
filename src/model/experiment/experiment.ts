import type { DocumentedCredential } from '../../../spec/credentials.js';
import type { Level } from '../../../spec/levels.js';
import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import type { LentName } from '../../../spec/scheme-credentials.js';
import type { Operation } from '../contract/operation.js';
import type { Expectation } from './expectation.js';
import type { Facet, Stage } from './facet.js';
import type { Facts } from './facts.js';
import type { Request } from './request.js';

/** The concern of a suite, as it stands in reports and in `--only`. */
export type Concern =
  | 'authentication'
  | 'required-params'
  | 'type-format'
  | 'uuid-format'
  | 'exclusivity'
  | 'schema-values'
  | 'documented-answers'
  | 'void-response'
  | 'body-encoding'
  | 'errors'
  | 'methods'
  | 'published-clients'
  | 'robustness'
  | 'effects'
  | 'isolation';

/**
 * What a step is for. An *act* belongs to a scenario; what comes *between* two acts is a call of another operation. A
 * *witness* is refused by any working target, which shows that it tells requests apart; a *twin* is what another step is
 * compared with; a *fresh control* repeats a refused control on unused resources.
 */
export type Role = 'witness' | 'fault' | 'twin' | 'probe' | 'act' | 'between' | 'control' | 'fresh-control';

/** The ids and facts that a request is built from. */
export interface Values {
  /** The lent or synthetic id for a parameter, or for a name on the stage. */
  readonly id: (parameter: string) => string;
  /** What was lent for a parameter; `undefined` where nothing was. */
  readonly lent: (parameter: string) => string | undefined;
  /** A random uuid of version 4 that belongs to nothing: the same for the same name, seed and experiment. */
  readonly unknown: (name: string) => string;
  readonly facts: Facts;
}

/** One request of an experiment. */
export interface Step {
  /** Unique within the experiment. */
  readonly name: string;
  readonly role: Role;
  /** The parameter that it is about, where it is about one. */
  readonly about?: string;
  /** The requirement by which it is to be refused, where the experiment is about another. */
  readonly breaks?: RequirementId;
  /** The step is only sent when that earlier step was not accepted. */
  readonly unlessAccepted?: string;
  /** Sent at the same time as the other steps of that name. */
  readonly together?: string;
  readonly build: (values: Values) => Request;
}

/** One thing that is shown about one requirement. */
export interface Case {
  /** `<operation>/<requirement>/<variant>`; never changes its meaning. */
  readonly id: string;
  readonly requirement: RequirementId;
  readonly level: Level;
  /** In the present tense, without the operation's name. */
  readonly title: string;
  /** The step that it is about; absent where it is about all of them. */
  readonly step?: string;
  readonly expect: Expectation;
}

/** One valid request, what is wrong with variations of it, and the cases that this shows. */
export interface Experiment {
  /** `<operation>/<concern>/<name>`, unique in a run. */
  readonly id: string;
  readonly operation: Operation;
  readonly concern: Concern;
  readonly credential: DocumentedCredential;
  /** The parameters of the base. */
  readonly shape: readonly string[];
  /** Credentials without which it cannot be sent; that of the base among them, where it is called with one. */
  readonly needs: readonly LentName[];
  /** What a scenario starts from; absent for experiments, which need no more than the parameters' resources. */
  readonly stage?: Stage;
  /** What of the state a scenario looks at, before and after the acts. */
  readonly facets?: readonly Facet[];
  /** Set where it is sent alone, before anything else: what others had before the run can be taken from them only once. */
  readonly isOpening?: true;
  /** In the order of sending; the control is the last one. */
  readonly steps: readonly Step[];
  readonly cases: readonly Case[];
}

/** An experiment that starts from a stage and looks at the state. */
export interface Scenario extends Experiment {
  readonly stage: Stage;
}

/** Whether an experiment is a scenario. */
export function isScenario(experiment: Experiment): experiment is Scenario {
  return experiment.stage !== undefined;
}

/** The cases of one concern, over any operation: a pure function of the contract and of what was lent. */
export interface Suite {
  readonly concern: Concern;
  readonly experiments: (operation: Operation, facts: Facts) => Iterable<Experiment>;
}
