import { isJsonObject, jsonIn } from '../../ground/json-object.js';
import { type Contract, readContract } from '../../model/contract/contract.js';
import { resolve, type Schema } from '../../model/contract/document.js';
import type { Operation } from '../../model/contract/operation.js';
import type { Exchange } from '../../model/exchange.js';
import { reactionOf } from '../../model/experiment/reaction.js';
import type { Request } from '../../model/experiment/request.js';

/** How often requests met and broke one constraint of the contract, and how the target took it. */
export interface ConstraintRow {
  readonly constraint: string;
  readonly satisfied: number;
  /** Of those that met it, how many were accepted. */
  readonly accepted: number;
  readonly violated: number;
  /** Of those that broke it, how many were refused with a 4xx. */
  readonly refused: number;
}

/** The constraints of one operation. */
export interface OperationCoverage {
  readonly operation: string;
  readonly rows: readonly ConstraintRow[];
}

interface Constraint {
  readonly name: string;
  /** Absent where the request is not about the constraint, as a missing parameter has no format. */
  readonly holds: (parameters: unknown) => boolean | undefined;
}

/**
 * Every constraint on the parameters, and the requests of the evidence that met and that broke it. The contract's own
 * oracle decides, not the intention of a case.
 */
export function constraintCoverage(
  exchanges: readonly Exchange[],
  contract: Contract = readContract(),
): readonly OperationCoverage[] {
  const forms = [...contract.operations, ...contract.alternates];
  return contract.operations.map((operation) => {
    const sent = exchanges.flatMap((exchange) => {
      const form = forms.find(
        ({ id, method, path }) =>
          id === operation.id && method === exchange.request.method && path === exchange.request.path,
      );
      return form === undefined
        ? []
        : [{ parameters: parametersOf(form, exchange.request), reaction: reactionOf(exchange.answer) }];
    });
    const rows = constraintsOf(operation, contract).map(({ name, holds }) => {
      const judged = sent.map(({ parameters, reaction }) => ({ isMet: holds(parameters), reaction }));
      const count = (isMet: boolean, reaction?: string) =>
        judged.filter((one) => one.isMet === isMet && (reaction === undefined || one.reaction === reaction)).length;
      return {
        constraint: name,
        satisfied: count(true),
        accepted: count(true, 'accepted'),
        violated: count(false),
        refused: count(false, 'refused'),
      };
    });
    return { operation: operation.id, rows };
  });
}

function constraintsOf({ parameters, schema }: Operation, { document, oracle }: Contract): readonly Constraint[] {
  const isValid = (part: Schema, value: unknown) => oracle.errors(part, value).length === 0;
  const ofParameters = parameters.flatMap(({ name, required, isUuid }): Constraint[] => {
    const property = resolve(document, schema.properties?.[name] as Schema & { $ref: string });
    const ifPresent = (test: (value: unknown) => boolean) => (values: unknown) => {
      if (!isJsonObject(values) || !Object.hasOwn(values, name)) return undefined;
      return test(values[name]);
    };
    const isString = (value: unknown) => typeof value === 'string';
    return [
      ...(required
        ? [
            {
              name: `${name} is present`,
              holds: (values: unknown) => (isJsonObject(values) ? Object.hasOwn(values, name) : undefined),
            },
          ]
        : []),
      { name: `${name} is a string`, holds: ifPresent(isString) },
      ...(isUuid
        ? [
            {
              name: `${name} is a uuid`,
              holds: (values: unknown) =>
                ifPresent(isString)(values) ? ifPresent((value) => isValid(property, value))(values) : undefined,
            },
          ]
        : []),
    ];
  });
  // One object for all requests: the oracle compiles a schema when it first sees it.
  const combination: Schema | undefined = schema.oneOf && { oneOf: schema.oneOf };
  return [
    { name: 'the parameters are one object', holds: isJsonObject },
    ...ofParameters,
    ...(combination === undefined
      ? []
      : [
          {
            name: 'the combination of parameters is allowed',
            holds: (values: unknown) => (isJsonObject(values) ? isValid(combination, values) : undefined),
          },
        ]),
  ];
}

function parametersOf({ carrier }: Operation, { query, body }: Request): unknown {
  if (carrier === 'query') return Object.fromEntries(query);
  return body === undefined ? undefined : jsonIn(body);
}
