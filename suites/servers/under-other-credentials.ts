import { type DocumentedCredential, mainCredential } from '../../spec/credentials.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { base, isMandatoryCredential } from '../../src/model/experiment/base.js';
import { refusals, type Variation } from '../../src/model/experiment/compose.js';
import type { Concern, Experiment } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';

/**
 * A few faults of a concern once more under every other credential that the operation must accept: validation could
 * hang on who is asking.
 */
export function* underOtherCredentials(
  concern: Concern,
  operation: Operation,
  facts: Facts,
  shape: readonly string[],
  faults: readonly Variation[],
): Iterable<Experiment> {
  if (faults.length === 0) return;
  for (const credential of otherCredentials(operation)) {
    yield* refusals(
      base(concern, operation, facts, { shape, credential }),
      `${shape.join('+')}:${credential}`,
      faults.map((fault) => ({
        ...fault,
        name: `${credential}:${fault.name}`,
        title: `${fault.title}, by ${credential.replaceAll('-', ' ')}`,
      })),
    );
  }
}

/** The credentials beside the main one that every target accepts on an operation. */
export function otherCredentials(operation: Operation): readonly DocumentedCredential[] {
  return operation.credentials.filter((name) => name !== mainCredential && isMandatoryCredential(operation, name));
}
