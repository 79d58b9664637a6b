import { syntheticId } from '../ground/synthetic.js';
import type { Experiment, Values } from '../model/experiment/experiment.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Scene } from '../model/experiment/scene.js';

/** What the steps of an experiment are built from. */
export function valuesFor({ id }: Pick<Experiment, 'id'>, scene: Scene, facts: Facts, seed: number): Values {
  return {
    facts,
    id: (name) => scene.ids[name] ?? syntheticId(seed, `${id}/${name}`),
    lent: (name) => scene.ids[name],
    unknown: (name) => syntheticId(seed, `${id}/unknown/${name}`),
  };
}
