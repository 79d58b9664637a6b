import type { RequirementId } from '../../../spec/requirements/servers/index.js';
import type { Becomes, SeenFacet, StageName } from '../../../spec/stage.js';
import type { Finding } from '../finding.js';

/** What a single success must look like. */
export type VoidProperty = 'status-200' | 'json' | 'ok-boolean' | 'ok-true' | 'nothing-else';

/** What of an answer must be as documented. */
export type DocumentedProperty = 'status' | 'shape' | 'refusals' | 'write-only' | 'nothing-else';

/** What every answer of an experiment must hold to. */
export type EveryProperty =
  | 'never-5xx'
  | 'not-ok'
  | 'leaks-nothing'
  | 'envelope'
  | 'names-parameter'
  | 'www-authenticate'
  | 'allow';

/** What of the state counts: that which acts are to change, or all the rest; everything where it is not said. */
export type Scope = 'changed' | 'rest';

/** What a scenario is about, which a case about its answers rests on. */
export interface Foundation {
  readonly expect: ScenarioExpectation;
  readonly step?: string;
}

/** What a case expects of the exchanges it rests on. Plain data: `judge/` knows what each kind means. */
export type Expectation =
  /** The step is refused with one of these statuses, or with any 4xx where none is given. */
  | {
      readonly kind: 'refused';
      readonly statuses: readonly number[];
      /** Whether it may be answered like its valid twin about a thing that does not exist. */
      readonly mayBeUnknown?: boolean;
      /** Whether its values are made up, so that an answer about an unknown thing shows nothing. */
      readonly isMadeUp?: boolean;
    }
  /**
   * The step is accepted: any 2xx, or an unknown resource where its ids are synthetic. With `of: 'credential'` only a
   * 401 or 403 violates it; another refusal says nothing about the credential. With `of: 'shape'` a refusal violates it
   * even where the control, which has another shape, is refused too.
   */
  | {
      readonly kind: 'accepted';
      readonly of: 'credential' | 'request' | 'shape';
      /** Whether it may be answered as being about what does not exist, as its values are made up. */
      readonly mayBeUnknown?: boolean;
    }
  /** The step is answered like its twin, another request about a resource that does not exist. */
  | { readonly kind: 'like-twin'; readonly twin: string }
  /** The step is answered as an unknown resource. */
  | { readonly kind: 'unknown-resource' }
  /** The step is answered, and not with a 5xx; an oversized one may be cut off. */
  | { readonly kind: 'survived'; readonly mayBeCutOff: boolean }
  /** The step is a success with this property. */
  | { readonly kind: 'void'; readonly property: VoidProperty }
  /** The step is a success that is as documented, or where it says so, every refusal of the experiment is. */
  | { readonly kind: 'documented'; readonly property: DocumentedProperty }
  /** Every answer of the experiment has this property. */
  | {
      readonly kind: 'every';
      readonly property: EveryProperty;
      /** What a scenario is about: unless that is met, its answers prove nothing. Absent for experiments. */
      readonly restsOn?: Foundation;
    }
  /** Every success among the acts of a scenario has this property. */
  | { readonly kind: 'every-success'; readonly property: VoidProperty; readonly restsOn: Foundation }
  /** The control succeeds on the resources of the refused requests before it. */
  | { readonly kind: 'no-effect' }
  /** The valid call that was accepted has made of the state what it is to make of it. */
  | { readonly kind: 'carried-out'; readonly becomes: Becomes }
  /** What was seen right after the call of a scenario is still so once everything else of the run was sent. */
  | {
      readonly kind: 'lasting';
      /** The facets that are looked at once more. */
      readonly about: readonly SeenFacet[];
      /** Whether the call gives, so that others have gained by it rather than lost. */
      readonly gives: boolean;
      readonly restsOn: Foundation;
    }
  | ScenarioExpectation
  /** Nothing is sent: something is missing in the suite, or, as a remark, there is nothing to judge by a decision. */
  | { readonly kind: 'unjudged'; readonly finding: Finding }
  /** The control is not answered like the step, which asks for a route that does not exist. */
  | { readonly kind: 'served' };

/** What a case expects of the state before and after the acts of a scenario. */
export type ScenarioExpectation =
  /**
   * After the acts, which are all accepted, the state is what it was but for these facets; `any` for those that nothing
   * is said about.
   */
  | {
      readonly kind: 'state';
      readonly becomes: Becomes;
      /** The things that alone count: what else became of the state is not the doing of the act. Absent where everything does. */
      readonly names?: readonly StageName[];
      readonly scope?: Scope;
      /** Whether the target is free to refuse the acts, so that there is nothing to judge. */
      readonly mayBeRefused: boolean;
      /** Whether there is nothing to judge where the state cannot be arranged or seen. */
      readonly ifSeen?: boolean;
    }
  /** As `state`, but only the first act needs to be accepted, and none is answered 5xx. */
  | {
      readonly kind: 'repeated';
      readonly becomes: Becomes;
      readonly scope?: Scope;
    }
  /** Every act is refused, and the state is what it was. */
  | {
      readonly kind: 'unchanged';
      /** Whether the target is free to accept an act, so that there is nothing to judge. */
      readonly mayBeAccepted?: boolean;
    }
  /** The step is refused with a 4xx, and what belongs to the other workspace is as it was. */
  | {
      readonly kind: 'foreign';
      /** Whether the target is free to refuse the valid twin, so that its refusal shows nothing. */
      readonly mayBeRefused: boolean;
    }
  /** The state is what it was, whatever the step was answered. */
  | {
      readonly kind: 'harmless';
      /** The requirement that says it of refusals, where another case is about those. */
      readonly ifRefused?: RequirementId;
    }
  /** What belongs to the other workspace is as it was, whatever the step was answered. */
  | { readonly kind: 'foreign-unchanged' };

/** The scenario that an expectation is about, or rests on. */
export function scenarioOf(expect: Expectation): ScenarioExpectation | undefined {
  if ('restsOn' in expect) return expect.restsOn?.expect;
  return isAboutScenario(expect) ? expect : undefined;
}

/** Whether an expectation is about what a scenario does. */
export function isAboutScenario(expect: Expectation): expect is ScenarioExpectation {
  return ['state', 'repeated', 'unchanged', 'harmless', 'foreign', 'foreign-unchanged'].includes(expect.kind);
}

/** What the facets of a stage become by the expectations of its cases; facets that are not named stay as they were. */
export function becomingOf(expectations: readonly Expectation[]): Becomes {
  const named = expectations.flatMap((expect) => {
    const about = expect.kind === 'carried-out' ? expect : scenarioOf(expect);
    return about?.kind === 'state' || about?.kind === 'repeated' || about?.kind === 'carried-out'
      ? Object.entries(about.becomes)
      : [];
  });
  // Where one says nothing of a facet, another may.
  const isOpen = ([, to]: (typeof named)[number]) => to === 'any';
  return Object.fromEntries([...named.filter(isOpen), ...named.filter((one) => !isOpen(one))]);
}
