import { present } from '../../ground/present.js';
import type { Exchange } from '../../model/exchange.js';
import {
  becomingOf,
  isAboutScenario,
  type ScenarioExpectation,
  type Scope,
} from '../../model/experiment/expectation.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Facet } from '../../model/experiment/facet.js';
import type { Loan } from '../../model/experiment/lending.js';
import { reactionOf } from '../../model/experiment/reaction.js';
import { compare } from './state.js';

/** Facets of a scenario that are not what they are to be, and may still become it. */
export interface Awaited {
  /** They were to change. */
  readonly changes: readonly Facet[];
  /** They were to stay. */
  readonly others: readonly Facet[];
  /** Whether a change was to show, whether or not it has. */
  readonly isChanging: boolean;
}

/**
 * The facets of a scenario that are worth another look. None where the answers to the acts decide alone, whatever becomes
 * of the state.
 * @param sent by step, looks included.
 */
export function awaited(experiment: Experiment, loan: Loan, sent: ReadonlyMap<string, Exchange>): Awaited {
  const acts = experiment.steps.filter(({ role }) => role === 'act').flatMap(({ name }) => sent.get(name) ?? []);
  const expectations = experiment.cases.map(({ expect }) => expect);
  if (expectations.filter(isAboutScenario).every((expect) => isDecided(expect, acts))) {
    return { changes: [], others: [], isChanging: false };
  }
  const becoming = becomingOf(expectations);
  const facets = experiment.facets ?? [];
  const isTakingAway = experiment.stage?.isGranted ?? false;
  const compared = (scope?: Scope) =>
    compare(becoming, facets, loan, sent, { ...experiment, isTakingAway, ...present({ scope }) });
  const differing = (scope?: Scope) => {
    const { findings } = compared(scope);
    return facets.filter(({ name }) => findings.some(({ where }) => where === name));
  };
  const changes = differing('changed').filter(({ name }) => becoming[name] !== undefined);
  return {
    changes,
    // Whoever does too much does not come to do less.
    others: differing().filter((facet) => !changes.includes(facet)),
    isChanging: Object.values(becoming).some((change) => change !== 'any') && compared().unarranged.length === 0,
  };
}

function isDecided(expect: ScenarioExpectation, acts: readonly Exchange[]): boolean {
  const reactions = acts.map(({ answer }) => reactionOf(answer));
  if (reactions.includes('silent')) return true;
  switch (expect.kind) {
    case 'state':
      return reactions.some((reaction) => reaction !== 'accepted');
    case 'repeated':
      return !reactions.includes('accepted');
    case 'unchanged':
    case 'foreign':
      return reactions.includes('accepted');
    default:
      return false;
  }
}
