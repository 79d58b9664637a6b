import type { DocumentedForm } from './described-operation.js';
import {
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type RequestBody,
  resolve,
} from './document.js';
import { membersOf } from './members.js';
import { endsInVerb } from './reading-words.js';
import { type Presentation, securityOf } from './security.js';

/** An operation of a document that the suite cannot act on. */
export interface UnjudgedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly reason: string;
  /** How it would be asked, where nobody lent what that takes. */
  readonly way?: Presentation;
}

interface Method {
  readonly method: string;
  readonly object: OperationObject;
}

const methodNames = ['post', 'get', 'put', 'patch', 'delete', 'head', 'options', 'trace'];

/**
 * The operations of a document: one for a path where all its methods carry the same parameters and return the same, POST
 * among them, which is then the canonical one; one for each method otherwise.
 */
export function formsOf(document: OpenApiDocument): {
  readonly forms: readonly DocumentedForm[];
  readonly unread: readonly UnjudgedOperation[];
} {
  const unread: UnjudgedOperation[] = [];
  const found = Object.entries(document.paths).flatMap(([path, item]) => {
    try {
      const own = resolve<Readonly<Record<string, unknown>>>(document, item);
      const all = methodNames.flatMap((method): Method[] => {
        const object = own[method];
        return typeof object === 'object' && object !== null
          ? [{ method: method.toUpperCase(), object: object as OperationObject }]
          : [];
      });
      const shared = Array.isArray(own.parameters) ? own.parameters : [];
      const servers = Array.isArray(own.servers) ? own.servers : undefined;
      return all.length === 0
        ? []
        : [{ path, shared, servers, all, isOne: all.length === 1 || isOneOperation(document, path, all) }];
    } catch (error) {
      unread.push({ id: pathId(path), method: 'all methods', path, reason: (error as Error).message });
      return [];
    }
  });
  const read = securityOf(
    document,
    found.flatMap(({ all }) => all.map(({ object }) => object)),
  );
  const named = found.flatMap(({ path, shared, servers, all, isOne }) =>
    (isOne ? all.slice(0, 1) : all).map(({ method, object }) => ({
      path,
      method,
      object,
      shared,
      servers: object.servers ?? servers,
      methods: isOne ? all.map((one) => one.method) : [method],
      documentedMethods: all.map((one) => one.method),
      names: namesOf(path, method, object, isOne),
      security: read(object),
    })),
  );
  const isTaken = (name: string, place: number) => named.filter((one) => one.names[place] === name).length > 1;
  const forms = named.map(({ names, ...form }) => ({
    ...form,
    id:
      names.find(
        (name, place) =>
          !isTaken(name, place) && (place > 0 || !named.some((one) => one.names[1] === name && one.names[0] !== name)),
      ) ??
      names.at(-1) ??
      form.path,
  }));
  return { forms, unread };
}

/** What an operation may be called, the shortest first; the last one is of nobody else. */
function namesOf(path: string, method: string, { operationId }: OperationObject, isOne: boolean): readonly string[] {
  const plain = operationId?.replace(/[^\w.-]+/g, '_');
  const whole = `${pathId(path.replaceAll(/[{}]/g, ''))}.${method.toLowerCase()}`;
  const byPath = isOne ? pathId(path) : (plain ?? whole);
  return [byPath, plain ?? whole, whole];
}

function pathId(path: string): string {
  const words = path.split('/').filter((part) => part !== '' && !part.includes('{'));
  return words.map((word) => word.replace(/[^\w-]+/g, '_')).join('.') || 'root';
}

function isOneOperation(document: OpenApiDocument, path: string, all: readonly Method[]): boolean {
  const canonical = all.find(({ method }) => method === 'POST');
  if (path.includes('{') || canonical?.object.responses?.['200'] === undefined) return false;
  const successes = new Set(all.map(({ object }) => JSON.stringify(object.responses?.['200'])));
  // Where the path ends in a verb, a form without any parameters is one whose parameters nobody wrote down.
  const written = endsInVerb(path) ? all.filter(({ object }) => namesIn(document, object) !== '') : all;
  const names = new Set(written.map(({ object }) => namesIn(document, object)));
  return names.size <= 1 && successes.size === 1;
}

function namesIn(document: OpenApiDocument, { parameters = [], requestBody }: OperationObject): string {
  const beside = parameters.map((one) => resolve<ParameterObject>(document, one as ParameterObject).name);
  const { content = {} } = requestBody === undefined ? {} : resolve<RequestBody>(document, requestBody as RequestBody);
  const schema = Object.values(content)[0]?.schema;
  const members = schema === undefined ? [] : [...membersOf(document, schema).keys()];
  return [...new Set([...beside, ...members])].sort().join();
}
