import { exampleId } from '../../../src/model/contract/operation.js';
import { type Base, parametersOf } from '../../../src/model/experiment/base.js';
import type { Values } from '../../../src/model/experiment/experiment.js';
import type { Facts } from '../../../src/model/experiment/facts.js';

/** Values with one id for all that is lent: what the oracle is asked about. */
export function sampledValues(facts: Facts): Values {
  return { id: () => exampleId, lent: () => undefined, unknown: () => exampleId, facts };
}

/** The parameters of a base with such values. */
export function sampledBase(plain: Base): Readonly<Record<string, unknown>> {
  return parametersOf(plain, sampledValues(plain.facts));
}
