import type { LimitFunction } from 'p-limit';
import type { Exchange } from '../model/exchange.js';
import type { Experiment } from '../model/experiment/experiment.js';
import { type Facet, type Observation, observation } from '../model/experiment/facet.js';
import { idsOnStage, type Scene } from '../model/experiment/scene.js';
import { lookAt, type Phase } from '../model/origin.js';
import type { Call } from './world/call.js';
import type { Lender } from './world/lender.js';

/** Looks at the state that an experiment is about. */
export interface Eyes {
  readonly look: (scene: Scene, phase: Phase, facets: readonly Facet[]) => Promise<void>;
  /** What a lender with eyes of its own saw, by step; absent where the target is asked. */
  readonly observed?: Readonly<Record<string, Observation>>;
}

/**
 * The eyes of one experiment, or of a company.
 * @param sent told of each look, by its name among the steps.
 * @param looking bounds how many looks are under way, over all experiments.
 */
export function eyesOf(
  { id }: Pick<Experiment, 'id'>,
  { observe }: Lender,
  call: Call,
  sent: Map<string, Exchange>,
  looking: LimitFunction,
): Eyes {
  const observed: Record<string, Observation> = {};
  const lookOnce = async (scene: Scene, phase: Phase, facet: Facet): Promise<void> => {
    const ids = idsOnStage(scene);
    const step = lookAt(phase, facet.name);
    if (observe) observed[step] = await observe(facet, { ...scene, ids }, phase).catch(() => 'unknown' as const);
    else {
      const origin = { kind: 'look', experiment: id, phase, facet: facet.name } as const;
      const exchange = await call(origin, observation(facet, ids[facet.subject] ?? ''));
      // A further look that was not made takes nothing from the one before.
      if (exchange.attempts > 0 || !sent.has(step)) sent.set(step, exchange);
    }
  };
  return {
    look: async (scene, phase, facets) => {
      await Promise.all(facets.map((facet) => looking(lookOnce, scene, phase, facet)));
    },
    ...(observe === undefined ? {} : { observed }),
  };
}
