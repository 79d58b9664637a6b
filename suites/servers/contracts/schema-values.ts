import { levelOf } from '../../../spec/requirements/servers/index.js';
import { base } from '../../../src/model/experiment/base.js';
import { mayBeSent, refusals, type Variation } from '../../../src/model/experiment/compose.js';
import type { Suite } from '../../../src/model/experiment/experiment.js';
import { bodyFaults, branchFaults } from './body-faults.js';
import { parameterFaults } from './parameter-faults.js';

/** Whatever the schemas of a document forbid is refused. */
export const schemaValues: Suite = {
  concern: 'schema-values',
  *experiments(operation, facts) {
    const plain = base('schema-values', operation, facts);
    const faults = [...parameterFaults(plain), ...bodyFaults(plain)];
    const isBinding = ({ requirement }: Variation) => levelOf(requirement, operation.id) === 'MUST';
    const binding = faults.filter(isBinding);
    if (binding.length > 0) yield* refusals(plain, 'parameters', binding);
    // What a target may take has resources of its own, and is not sent where it could make something.
    const others = mayBeSent(plain) ? faults.filter((fault) => !isBinding(fault)) : [];
    if (others.length > 0) yield* refusals(plain, 'formats', others);
    for (const branch of operation.described?.branches.slice(1) ?? []) {
      const own = branchFaults(plain, branch).filter(isBinding);
      if (own.length > 0) yield* refusals(plain, `branch:${branch.name}`, own);
    }
  },
};
