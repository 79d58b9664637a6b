import type { UnjudgedOperation } from '../../../src/model/contract/forms.js';
import type { Operation } from '../../../src/model/contract/operation.js';
import { base } from '../../../src/model/experiment/base.js';
import { unjudged } from '../../../src/model/experiment/compose.js';
import type { Experiment } from '../../../src/model/experiment/experiment.js';
import type { Facts } from '../../../src/model/experiment/facts.js';

/** One case that says why an operation of a document cannot be judged; nothing is sent to it. */
export function unjudgedOperation(
  { id, method, path, reason }: UnjudgedOperation,
  facts: Facts,
): readonly Experiment[] {
  const operation: Operation = {
    id,
    method,
    path,
    carrier: 'query',
    parameters: [],
    shapes: [{ parameters: [] }],
    invalidCombinations: [],
    documentedMethods: [],
    credentials: [],
    unknownSchemes: [],
    given: [],
    consumes: [],
    schema: {},
  };
  return unjudged(base('methods', operation, facts), 'not-judged', {
    variant: 'not-judged',
    requirement: 'method.served',
    title: `serves ${method} ${path}`,
    expect: {
      kind: 'unjudged',
      finding: { where: `${method} ${path}`, expected: 'an operation that the suite can act on', received: reason },
    },
  });
}
