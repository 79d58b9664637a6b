import { changes, changesBy } from '../../../spec/changes.js';
import type { SeenFacet } from '../../../spec/stage.js';
import type { Given } from '../../model/contract/operation.js';
import type { Answer } from '../../model/exchange.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { isUnknownResource } from '../../model/experiment/reaction.js';
import type { Broken } from './ruling.js';

/** Where it is seen that what an operation needs was given. */
const seenIn: Readonly<Partial<Record<Given, SeenFacet>>> = { 'identity-can-access-device': 'devices of A' };

/** The operation that gives what was not seen in any of these facets, and the requirement by which it does. */
export function giverOf(facets: readonly string[]): Required<Broken> | undefined {
  const [given] = Object.keys(changes).flatMap((operation) =>
    changesBy(operation).flatMap(({ isGranted, becomes, requirement }) =>
      !isGranted && facets.some((where) => becomes[where as SeenFacet] !== undefined)
        ? [{ operation, requirement }]
        : [],
    ),
  );
  return given;
}

/** The same of what a valid call may need, where its answer says that something is not there. */
export function giverBehind({ operation }: Experiment, answer: Answer): Required<Broken> | undefined {
  return isUnknownResource(answer) ? giverOf(operation.given.flatMap((word) => seenIn[word] ?? [])) : undefined;
}
