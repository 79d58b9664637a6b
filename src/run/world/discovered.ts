import type { Operation } from '../../model/contract/operation.js';
import { neededIds } from '../../model/contract/sources.js';
import type { Scene } from '../../model/experiment/scene.js';
import { errandKey } from '../../model/origin.js';
import type { Discovery } from './discovery.js';
import type { Lender } from './lender.js';
import type { StaticScene } from './static.js';
import { syntheticScene } from './synthetic.js';

/**
 * Lends what the lists of a target show to operations that only read, and to those that change something nothing but the
 * scenes that somebody named for it, each at most once.
 */
export function discoveredLender(discovery: Discovery, scenes: readonly StaticScene[], seed: number): Lender {
  const unused = [...scenes];
  return {
    name: scenes.length > 0 ? 'static' : 'discovered',
    async lend(operation, errand) {
      const names = neededIds(operation);
      const lacking = (reason: string) => syntheticScene(seed, operation, errandKey(errand), reason);
      const { isReading = true, control } = operation.described ?? {};
      if (control === 'none')
        return lacking(`its valid request may make or change something; --allow ${operation.id} sends it`);
      const fitting = unused.find((scene) => names.every((name) => scene[name] !== undefined));
      if (names.length > 0 && fitting !== undefined) {
        if (!isReading) unused.splice(unused.indexOf(fitting), 1);
        return { ids: fitting, isReal: true, isCreated: false };
      }
      if (isReading || names.length === 0) return discovered(operation, names, lacking);
      return lacking(
        `${names.join(' and ')}: what may be changed is only what is lent; name one for ${operation.id} in static scenes${scenes.length > 0 ? ', as none of them is left' : ''}`,
      );
    },
    async arrange(_stage, { operation, id }) {
      return syntheticScene(
        seed,
        operation,
        id,
        'discovered ids: expected to arrange and to look at the state; use the lender module',
      );
    },
  };

  function discovered(operation: Operation, names: readonly string[], lacking: (reason: string) => Scene): Scene {
    const ids: Record<string, string> = {};
    for (const name of names) {
      const [first] = discovery.idsFor(operation, name);
      if (first === undefined)
        return lacking(`${name}: ${discovery.reasonFor(operation, name)}; lend one in static scenes`);
      ids[name] = first;
    }
    return { ids, isReal: true, isCreated: false };
  }
}
