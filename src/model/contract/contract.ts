import { documentedKinds, workspaceHeader } from '../../../spec/credentials.js';
import { type BuiltCopy, builtCopy } from './built-copy.js';
import {
  digestOf,
  documentDigest,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type RequestBody,
  readDocument,
  resolve,
  type Schema,
} from './document.js';
import { checkExtensions } from './extensions.js';
import type { UnjudgedOperation } from './forms.js';
import { exampleId, type Given, type Operation, type Parameter, type Shape } from './operation.js';
import { createOracle, type Oracle } from './oracle.js';

/** The operations of an OpenAPI document and the oracle that decides validity. */
export interface Contract {
  readonly document: OpenApiDocument;
  /** In their canonical form, in the order of the document. */
  readonly operations: readonly Operation[];
  /** The alternate forms; `id` is that of the canonical form. */
  readonly alternates: readonly Operation[];
  /** The ids of operations that the target does not claim; they are neither among `operations` nor judged. */
  readonly notClaimed: readonly string[];
  readonly oracle: Oracle;
  /** Whether it is read from any document, and not from the suite's own or one of its kind. */
  readonly isGiven: boolean;
  /** Operations that the suite cannot act on; none in the suite's own contract. */
  readonly unjudged: readonly UnjudgedOperation[];
  /** Of the document: of its bytes on disk where it is the suite's own. */
  readonly digest: string;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const givens: readonly string[] = ['identity-can-access-device', 'identity-has-acs-user'] satisfies Given[];

/**
 * Reads the operations of a document, the suite's own unless another is given. Throws a RangeError, naming the
 * operation, where the document says something that no suite can act on.
 */
export function readContract(document?: OpenApiDocument): Contract {
  if (document) return contractOf(document, digestOf(JSON.stringify(document)));
  own ??= ownContract(documentDigest());
  return own;
}

// The suite's own document does not change while the process lives.
let own: Contract | undefined;

function ownContract(digest: string): Contract {
  const copy = builtCopy(digest);
  if (copy === undefined) return contractOf(readDocument(), digest);
  return { ...copy, oracle: createOracle(copy.document), notClaimed: [], isGiven: false, unjudged: [] };
}

/** What the build keeps of the suite's own contract. */
export function copyOf({ digest, document, operations, alternates }: Contract): BuiltCopy {
  return { digest, document, operations, alternates };
}

function contractOf(document: OpenApiDocument, digest: string): Contract {
  checkExtensions(document);
  const oracle = createOracle(document);
  const all = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, object]) => readOperation(document, oracle, path, method, object)),
  );
  const operations = all.filter(({ alternate }) => alternate === undefined);
  const alternates = all.filter(({ alternate }) => alternate !== undefined);
  for (const { id, method, path, consumes, parameters } of all) {
    if (!operations.some((operation) => operation.id === id)) {
      throw new RangeError(`${method} ${path}: x-alternate-of "${id}" is the id of no operation`);
    }
    const stranger = consumes.find((name) => !parameters.some((parameter) => parameter.name === name));
    if (stranger !== undefined) throw new RangeError(`${id}: x-consumes "${stranger}" is none of its parameters`);
  }
  return { document, oracle, operations, alternates, notClaimed: [], isGiven: false, unjudged: [], digest };
}

function readOperation(
  document: OpenApiDocument,
  oracle: Oracle,
  path: string,
  method: string,
  object: OperationObject,
): Operation {
  const id = object['x-alternate-of'] ?? object.operationId ?? path;
  const carrier = object.requestBody ? 'body' : 'query';
  const schema = carrier === 'body' ? bodySchema(document, object) : querySchema(document, object);
  const parameters = readParameters(document, schema);
  return {
    id,
    method: method.toUpperCase(),
    path,
    carrier,
    ...(object['x-alternate-of'] === undefined ? {} : { alternate: method.toUpperCase() }),
    parameters,
    shapes: readShapes(oracle, id, schema, parameters),
    invalidCombinations: schema.oneOf ? subsets(parameters).filter((names) => !isValid(oracle, schema, names)) : [],
    documentedMethods: Object.keys(document.paths[path] ?? {})
      .filter((name) => methods.includes(name))
      .map((name) => name.toUpperCase()),
    ...readCredentials(document, object),
    given: (object['x-given'] ?? []).map((word) => {
      if (!givens.includes(word)) throw new RangeError(`${id}: x-given "${word}" is none of ${givens.join(', ')}`);
      return word as Given;
    }),
    consumes: object['x-consumes'] ?? [],
    schema,
  };
}

function bodySchema(document: OpenApiDocument, object: OperationObject): Schema {
  const body = resolve<RequestBody>(document, object.requestBody as RequestBody);
  const media = body.content['application/json'];
  if (!media) throw new RangeError(`${object.operationId}: its body is not application/json`);
  return resolve(document, media.schema as Schema & { $ref: string });
}

function querySchema(document: OpenApiDocument, object: OperationObject): Schema {
  const parameters = (object.parameters ?? []).map((parameter) => resolve<ParameterObject>(document, parameter));
  return {
    type: 'object',
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(parameters.map(({ name, schema = {} }) => [name, schema])),
  };
}

function readParameters(document: OpenApiDocument, schema: Schema): Parameter[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    required: schema.required?.includes(name) ?? false,
    isUuid: resolve(document, property as Schema & { $ref: string }).format === 'uuid',
  }));
}

function readShapes(oracle: Oracle, id: string, schema: Schema, parameters: readonly Parameter[]): Shape[] {
  const required = [...(schema.required ?? [])];
  const all = parameters.map(({ name }) => name);
  const shapes: Shape[] = schema.oneOf
    ? schema.oneOf.map((branch) => ({
        parameters: all.filter((name) => required.includes(name) || branch.required?.includes(name)),
        ...(branch['x-requirement'] === undefined ? {} : { requirement: branch['x-requirement'] }),
      }))
    : [{ parameters: required }, ...(all.length > required.length ? [{ parameters: all }] : [])];
  for (const { parameters: names } of shapes) {
    const errors = oracle.errors(schema, sample(names));
    if (errors.length > 0) {
      throw new RangeError(
        `${id}: a request of ${names.join(' and ') || 'nothing'} is not valid: ${errors.join('; ')}`,
      );
    }
  }
  return shapes;
}

function sample(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, exampleId]));
}

function isValid(oracle: Oracle, schema: Schema, names: readonly string[]): boolean {
  return oracle.errors(schema, sample(names)).length === 0;
}

function subsets(parameters: readonly Parameter[]): string[][] {
  const sets: string[][] = [[]];
  for (const { name } of parameters) sets.push(...sets.map((set) => [...set, name]));
  return sets.filter((set) => set.length > 0);
}

function readCredentials(
  document: OpenApiDocument,
  object: OperationObject,
): Pick<Operation, 'credentials' | 'unknownSchemes'> {
  const alternatives = object.security ?? document.security ?? [];
  const schemes = [...new Set(alternatives.flatMap((alternative) => Object.keys(alternative)))];
  const isKnown = (scheme: string) =>
    scheme === workspaceHeader.scheme || documentedKinds.some((kind) => kind.scheme === scheme);
  return {
    credentials: schemes.flatMap((scheme) => documentedKinds.find((kind) => kind.scheme === scheme)?.name ?? []),
    unknownSchemes: schemes.filter((scheme) => !isKnown(scheme)),
  };
}
