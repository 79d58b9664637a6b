import type { ProfileName } from '../../spec/profiles.js';
import type { LentName } from '../../spec/scheme-credentials.js';
import type { Contract } from '../model/contract/contract.js';
import { furtherShapes, mostTried } from '../model/contract/further-shapes.js';
import { idSources, neededIds } from '../model/contract/sources.js';
import { type ContractCredential, contractCredentials, credentialLine } from './contract-credentials.js';

/** What a run makes of the operations of a document, before anything is sent. */
export interface ContractPlan {
  /** How many operations are judged. */
  readonly judged: number;
  readonly notJudged: readonly { readonly operation: string; readonly reason: string }[];
  readonly credentials: readonly ContractCredential[];
  /** Operations that are only sent what is invalid, as a valid request could make or change something. */
  readonly onlyRefused: readonly string[];
  /** Where the ids of reading operations come from; empty where they are made up. */
  readonly ids: readonly { readonly operation: string; readonly parameter: string; readonly from?: string }[];
  /** Reading operations that are asked with a few optional parameters, should they refuse their plainest request. */
  readonly furtherShapes: readonly string[];
}

/** The plan for the operations of a document; absent for the suite's own contract. */
export function contractPlan(
  contract: Contract,
  profile: ProfileName,
  lent: ReadonlySet<LentName>,
): ContractPlan | undefined {
  const { operations, unjudged } = contract;
  if (!contract.isGiven) return undefined;
  const sources = profile === 'safe' ? undefined : idSources(contract);
  const reading = operations.filter(({ described }) => described?.isReading === true);
  return {
    judged: operations.length,
    notJudged: unjudged.map(({ id, reason }) => ({ operation: id, reason })),
    credentials: contractCredentials(contract, lent),
    onlyRefused: operations.filter(({ described }) => described?.control === 'none').map(({ id }) => id),
    ids:
      sources === undefined
        ? []
        : reading.flatMap((operation) =>
            neededIds(operation).map((parameter) => {
              const source = sources.get(operation.id)?.get(parameter);
              const list = source?.list === undefined ? '' : `${source.list}[].`;
              return {
                operation: operation.id,
                parameter,
                ...(source === undefined ? {} : { from: `${source.operation}: ${list}${source.member}` }),
              };
            }),
          ),
    furtherShapes: reading.filter((operation) => furtherShapes(operation).length > 0).map(({ id }) => id),
  };
}

/** The same in lines. */
export function contractLines({
  judged,
  notJudged,
  credentials,
  onlyRefused,
  ids,
  furtherShapes: shaped,
}: ContractPlan): readonly string[] {
  return [
    `${judged} of ${judged + notJudged.length} operations of the document are judged`,
    ...credentials.map((one) => `credential: ${credentialLine(one)}`),
    ...notJudged.map(({ operation, reason }) => `not judged: ${operation}: ${reason}`),
    ...onlyRefused.map(
      (operation) => `sent only what is invalid: ${operation} (--allow ${operation} sends valid requests)`,
    ),
    ...ids.map(({ operation, parameter, from }) =>
      from === undefined
        ? `no id: ${operation} needs ${parameter}, and no list of the document holds one; lend one in static scenes`
        : `id: ${operation} gets ${parameter} from ${from}`,
    ),
    ...(shaped.length === 0
      ? []
      : [
          `asked with up to ${mostTried} of its optional parameters, should its plainest request be refused: ${shaped.join(', ')}`,
        ]),
  ];
}
