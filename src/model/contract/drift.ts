import { answersOf } from './answers.js';
import { type Contract, readContract } from './contract.js';
import {
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type RequestBody,
  resolve,
  type Schema,
} from './document.js';
import { inJsonSchema } from './json-schema.js';
import { choicesOf, membersOf, partsOf, requiredOf } from './members.js';
import { lentFor, type Security, securityOf, waysIn } from './security.js';

/** One way in which another document says something else of an operation than the suite's own. */
export interface Drift {
  readonly operation: string;
  /** What differs. */
  readonly text: string;
  /** What it would mean to judge by the other document. */
  readonly meaning: string;
}

interface Form {
  readonly inBody: boolean;
  readonly members: ReadonlyMap<string, Schema>;
  readonly required: readonly string[];
  readonly hasChoices: boolean;
  readonly isBodyRequired: boolean;
  readonly credentials: readonly string[];
  readonly answers: readonly { readonly status: string; readonly hasSchema: boolean }[];
}

/** Compares the operations of the suite's own contract with those of another document, form by form. */
export function driftOf(other: OpenApiDocument, own: Contract = readContract()): readonly Drift[] {
  const theirs = inJsonSchema(other);
  const paths = [...new Map([...own.operations, ...own.alternates].map(({ id, path }) => [path, id]))];
  return paths.flatMap(([path, operation]) => {
    const difference = (text: string, meaning: string): Drift => ({ operation, text, meaning });
    const ours = formsOf(own.document, path);
    const found = formsOf(theirs, path);
    if (found.size === 0) return [difference(`${path} is not there`, 'nothing of the operation would be judged')];
    const methods = new Set([...ours.keys(), ...found.keys()]);
    return [...methods].flatMap((method) => {
      const [mine, form] = [ours.get(method), found.get(method)];
      if (form === undefined)
        return [difference(`${method} ${path} is not documented`, 'it would be an undocumented method, to be refused')];
      if (mine === undefined)
        return [difference(`${method} ${path} is documented too`, 'it would be a further form of the operation')];
      return compared(mine, form).map(([text, meaning]) => difference(`${method}: ${text}`, meaning));
    });
  });
}

type Difference = readonly [text: string, meaning: string];

function compared(own: Form, other: Form): readonly Difference[] {
  const names = [...new Set([...own.members.keys(), ...other.members.keys()])];
  const listed = (all: readonly string[]) => all.join(', ') || 'none';
  return [
    ...(own.inBody === other.inBody
      ? []
      : [
          [
            `parameters travel in the ${other.inBody ? 'body' : 'query'}`,
            'every request would be sent otherwise',
          ] as const,
        ]),
    ...names.flatMap((name): Difference[] => {
      const [mine, theirs] = [own.members.get(name), other.members.get(name)];
      if (theirs === undefined) return [[`${name} is unknown`, 'it would be an unknown member, to be ignored']];
      if (mine === undefined) return [[`${name} is a further parameter`, 'nothing of it is judged now']];
      const [format, another] = [formatOf(mine), formatOf(theirs)];
      return format === another ? [] : [[`${name} is ${another}, and ${format} here`, 'other values would be refused']];
    }),
    ...names.flatMap((name): Difference[] => {
      const [mine, theirs] = [own.required.includes(name), other.required.includes(name)];
      if (mine === theirs || !own.members.has(name) || !other.members.has(name)) return [];
      return [
        [
          `${name} is ${theirs ? 'required' : 'optional'}`,
          theirs ? 'a request without it would have to be refused' : 'a request without it would have to be accepted',
        ],
      ];
    }),
    ...(own.hasChoices && !other.hasChoices
      ? [
          [
            'which parameters exclude each other is not said',
            'both ids at once, or a system alone, would be valid',
          ] as const,
        ]
      : []),
    ...(own.isBodyRequired && !other.isBodyRequired && other.inBody
      ? [['a body is not required', 'a request without a body need not be refused'] as const]
      : []),
    ...(listed(own.credentials) === listed(other.credentials)
      ? []
      : [
          [
            `it takes ${listed(other.credentials)}, and ${listed(own.credentials)} here`,
            'other credentials would have to be accepted or refused',
          ] as const,
        ]),
    ...own.answers.flatMap(({ status, hasSchema }): Difference[] => {
      const same = other.answers.find((one) => one.status === status);
      if (same === undefined)
        return [[`the answer ${status} is not documented`, 'that status would be judged by nothing']];
      return hasSchema && !same.hasSchema
        ? [[`the answer ${status} has no schema`, 'what it looks like would be judged by nothing']]
        : [];
    }),
    ...other.answers
      .filter(({ status }) => !own.answers.some((one) => one.status === status))
      .map(({ status }): Difference => [`the answer ${status} is documented too`, 'it would count as expected']),
  ];
}

function credentialsIn(security: Security): readonly string[] {
  return [...waysIn(security).map((way) => lentFor(way).join(' with ')), ...security.unknownSchemes];
}

function formatOf({ type, format }: Schema): string {
  return [[type].flat().join(' or ') || 'anything', format].filter(Boolean).join(' of format ');
}

function formsOf(document: OpenApiDocument, path: string): ReadonlyMap<string, Form> {
  const item = document.paths[path] ?? {};
  const methods = ['get', 'put', 'post', 'patch', 'delete'].filter((method) => item[method] !== undefined);
  const read = securityOf(
    document,
    methods.map((method) => item[method] as OperationObject),
  );
  return new Map(
    methods.map((method) => [method.toUpperCase(), formOf(document, item[method] as OperationObject, read)]),
  );
}

function formOf(document: OpenApiDocument, object: OperationObject, read: ReturnType<typeof securityOf>): Form {
  const body =
    object.requestBody === undefined ? undefined : resolve<RequestBody>(document, object.requestBody as RequestBody);
  const schema = Object.values(body?.content ?? {})[0]?.schema;
  const beside = (object.parameters ?? []).map((one) => resolve<ParameterObject>(document, one as ParameterObject));
  const members =
    schema === undefined ? new Map(beside.map((one) => [one.name, one.schema ?? {}])) : membersOf(document, schema);
  return {
    inBody: schema !== undefined,
    members: new Map([...members].map(([name, one]) => [name, partsOf(document, one)[0] ?? one])),
    required:
      schema === undefined
        ? beside.filter(({ required }) => required).map(({ name }) => name)
        : requiredOf(document, schema),
    hasChoices: schema !== undefined && choicesOf(document, schema).length > 0,
    isBodyRequired: body?.required ?? false,
    credentials: credentialsIn(read(object)).toSorted(),
    answers: answersOf(document, object).map(({ status, schema: own }) => ({ status, hasSchema: own !== undefined })),
  };
}
