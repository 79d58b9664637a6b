import type { Grounds } from '../../suites/clients/draft.js';
import { trialsIn } from '../../suites/clients/in-set.js';
import { trialsOf } from '../../suites/clients/index.js';
import { selectTrials } from '../../suites/clients/selection.js';
import type { Trial } from '../../suites/clients/trial.js';
import { challengedSeed } from '../ground/challenged-seed.js';
import { syntheticId } from '../ground/synthetic.js';
import type { ClientTokenName } from '../model/client-token.js';
import type { Contract } from '../model/contract/contract.js';
import type { RequirementSet } from '../model/requirement-set/requirement-set.js';
import { clientTokens } from './tokens.js';

/** What a client is tried with; all of it follows from the seed and the challenge. */
export interface TrialPlan {
  readonly trials: readonly Trial[];
  readonly tokens: ReadonlyMap<ClientTokenName, string>;
  /** Whether the selection left cases out. */
  readonly isPartial: boolean;
}

/**
 * Plans the trials of a client. A challenge changes every id and every token, so that no earlier run answers it. Throws
 * a UsageError where the selection matches nothing.
 */
export function planTrials(
  { operations }: Contract,
  {
    seed,
    challenge,
    only,
    set,
  }: {
    readonly seed: number;
    readonly challenge?: string;
    readonly only?: readonly string[];
    readonly set: RequirementSet;
  },
): TrialPlan {
  const ground = challengedSeed(seed, challenge);
  const grounds: Grounds = {
    seed: ground,
    operations,
    workspaceId: syntheticId(ground, 'client-workspace'),
    otherWorkspaceId: syntheticId(ground, 'other-client-workspace'),
  };
  const all = trialsIn(set, trialsOf(grounds));
  const trials = selectTrials(all, only);
  return { trials, tokens: clientTokens(ground), isPartial: countOf(trials) < countOf(all) };
}

function countOf(trials: readonly Trial[]): number {
  return trials.flatMap(({ cases }) => cases).length;
}
