import type { Experiment, Values } from '../experiment/experiment.js';
import type { Facts } from '../experiment/facts.js';
import type { Scene } from '../experiment/scene.js';
import { syntheticId } from '../world/synthetic.js';

/** What the steps of an experiment are built from. */
export function valuesFor({ id }: Experiment, scene: Scene, facts: Facts, seed: number): Values {
  return {
    facts,
    id: (name) => scene.ids[name] ?? syntheticId(seed, `${id}/${name}`),
    unknown: (name) => syntheticId(seed, `${id}/unknown/${name}`),
  };
}
