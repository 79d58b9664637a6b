import type { Operation } from '../../model/contract/operation.js';
import { errandKey } from '../../model/origin.js';
import type { Lender } from './lender.js';
import { syntheticScene } from './synthetic.js';

/** Ids of resources that belong together, by parameter. */
export type StaticScene = Readonly<Record<string, string>>;

/**
 * Lends scenes of a pool, each at most once. A scene serves an operation when it names all of its parameters; a dry
 * pool makes what is left inconclusive, saying so.
 */
export function staticLender(scenes: readonly StaticScene[], seed: number): Lender {
  const unused = [...scenes];
  return {
    name: 'static',
    async lend(operation, errand) {
      const names = operation.parameters.map(({ name }) => name);
      // The smallest fitting scene, so that richer ones are left for operations that need them.
      const [best] = unused
        .filter((scene) => names.every((name) => scene[name] !== undefined))
        .sort((one, other) => Object.keys(one).length - Object.keys(other).length);
      if (!best) return syntheticScene(seed, operation, errandKey(errand), dry(operation, scenes.length));
      unused.splice(unused.indexOf(best), 1);
      return { ids: best, isReal: true, isCreated: false };
    },
    async arrange(_stage, { operation, id }) {
      const lacking =
        'static scenes: expected to arrange and to look at the state, they only name ids; use the lender api or module';
      return syntheticScene(seed, operation, id, lacking);
    },
  };
}

function dry({ parameters }: Operation, size: number): string {
  const names = parameters.map(({ name }) => name).join(', ');
  return `static scenes: none of the ${size} is left that names ${names}; the command plan says how many a run needs`;
}
