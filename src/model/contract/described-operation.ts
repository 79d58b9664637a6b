import { answersOf, isJson, isVoidOf, refusalsOf } from './answers.js';
import { branchesOf } from './branches.js';
import { controlRuleOf } from './control-rule.js';
import type { Described, DescribedParameter } from './described.js';
import {
  type DocumentedServer,
  type OpenApiDocument,
  type OperationObject,
  type RequestBody,
  resolve,
  type Schema,
} from './document.js';
import { formBodyOf } from './form-body.js';
import { isOfObjects, membersOf, partsOf, requiredOf, typesOf } from './members.js';
import type { Operation, Parameter } from './operation.js';
import type { Oracle } from './oracle.js';
import { type Beside, parametersBeside } from './parameters.js';
import { isChoosy, namesSomething, readsOnly } from './reading-words.js';
import type { Sampler } from './sampler.js';
import type { Security } from './security.js';
import { prefixFor } from './servers.js';

/** What the operations of a document are read with. */
export interface Tools {
  readonly document: OpenApiDocument;
  /** The same as far as answers go. */
  readonly told: OpenApiDocument;
  readonly requests: Oracle;
  readonly answers: () => Oracle;
  readonly sampler: Sampler;
}

/** One operation of a document as it stands there. */
export interface DocumentedForm {
  readonly id: string;
  readonly path: string;
  /** In upper case. */
  readonly method: string;
  /** Of the operation, the canonical one among them. */
  readonly methods: readonly string[];
  /** Of the path. */
  readonly documentedMethods: readonly string[];
  readonly shared: readonly unknown[];
  /** Of its own, or of its path. */
  readonly servers: readonly DocumentedServer[] | undefined;
  readonly object: OperationObject;
  readonly security: Security;
}

/** A body as the suite can send it. */
interface Body {
  readonly mediaType: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly isPlain: boolean;
}

const exampleId = '5f4d3c2b-1a09-4e8d-9c7b-6a5948372615';

/** No value can be made that a schema allows. */
export class NoSuchValue extends RangeError {}

/** Reads one operation. Throws an Error that says why, where the suite cannot act on it. */
export function describedOperation(tools: Tools, form: DocumentedForm): Operation {
  const { document, requests, sampler } = tools;
  const { id, method, object, security } = form;
  const path = `${prefixFor(document, form.servers)}${form.path}`;
  const { presents, others, unknownSchemes, isOpen } = security;
  if (!isOpen && presents.size === 0) {
    throw new RangeError(
      `its credentials are of ${unknownSchemes.join(', ') || 'several schemes at once'}, which the suite cannot present`,
    );
  }
  const presented = new Set(
    [...presents.values(), ...others]
      .flatMap((one) => [one, ...one.beside])
      .map(({ in: place, name }) => `${place} ${name}`),
  );
  const fields = formBodyOf(document, object);
  const beside = [...parametersBeside(document, path, form.shared, object, presented), ...(fields?.fields ?? [])];
  const body = fields === undefined ? bodyOf(document, object) : undefined;
  const known = parametersOf(document, beside, body);
  const names = new Map(beside.map((one) => [keyOf(one, beside, body, document), one]));
  const places = new Map([...names].map(([key, { place }]) => [key, place]));
  const besideSchema: Schema = {
    type: 'object',
    required: [...names].filter(([, one]) => one.required).map(([key]) => key),
    properties: Object.fromEntries([...names].map(([key, { schema }]) => [key, schema])),
  };
  const violations: Described['violations'] = (parameters) => {
    const inBody = Object.fromEntries(Object.entries(parameters).filter(([name]) => !places.has(name)));
    const outside = Object.fromEntries(Object.entries(parameters).filter(([name]) => places.has(name)));
    return [
      ...requests.violations(besideSchema, outside),
      ...(body === undefined ? [] : requests.violations(body.schema, body.isPlain ? inBody.body : inBody)),
    ];
  };
  const branches = body === undefined || body.isPlain ? [] : branchesOf(tools, body.schema);
  const bodySample = body === undefined ? undefined : (branches[0]?.parameters ?? sampler.sample(body.schema, false));
  if (body !== undefined && bodySample === undefined) throw new NoSuchValue('no valid body can be made of its schema');
  const inBody: Readonly<Record<string, unknown>> =
    body === undefined ? {} : body.isPlain ? { body: bodySample } : (bodySample as Record<string, unknown>);
  const parameters: Parameter[] = [];
  for (const one of known.values()) {
    const isRequired = names.get(one.name)?.required ?? (Object.hasOwn(inBody, one.name) || one.name === 'body');
    const value = Object.hasOwn(inBody, one.name) ? inBody[one.name] : sampler.sample(one.schema, false);
    if (value === undefined && isRequired)
      throw new NoSuchValue(`no valid value can be made for its parameter ${one.name}`);
    if (value === undefined) continue;
    const takesUuid = one.isId && requests.violations(one.schema, exampleId).length === 0;
    parameters.push({
      name: one.name,
      required: isRequired,
      isUuid: takesUuid && partsOf(document, one.schema).some(({ format }) => format === 'uuid'),
      ...(takesUuid ? {} : { sample: one.isId ? madeUp(one.schema, value, requests) : value }),
    });
  }
  const discriminator =
    body &&
    partsOf(document, body.schema)
      .map((part) => part.discriminator?.propertyName)
      .find((name) => name !== undefined);
  const answers = answersOf(document, toldObject(tools.told, form) ?? object);
  const isReading = object['x-reading'] ?? readsOnly(path, form.methods);
  const rule = controlRuleOf({ method, path, isReading, parameters, known, answers, prose: object.description ?? '' });
  const required = parameters.filter((one) => one.required).map(({ name }) => name);
  const shape = [...required, ...rule.added];
  const sampled = Object.fromEntries(
    parameters.filter(({ name }) => shape.includes(name)).map(({ name, sample = exampleId }) => [name, sample]),
  );
  const [wrong] = violations(sampled);
  if (wrong) throw new NoSuchValue(`its plainest request is not valid: ${wrong.pointer || 'it'} ${wrong.message}`);
  return {
    id,
    method,
    path,
    carrier: body === undefined && fields === undefined ? 'query' : 'body',
    parameters,
    shapes: [{ parameters: shape }],
    invalidCombinations: [],
    documentedMethods: form.documentedMethods,
    credentials: [...presents.keys()],
    unknownSchemes,
    given: [],
    consumes: [],
    schema: body === undefined || body.isPlain ? besideSchema : body.schema,
    described: {
      isReading,
      control: rule.control,
      isVoid: isVoidOf(document, answers),
      hasPlainBody: body?.isPlain ?? false,
      isBodyRequired: body?.isRequired ?? fields?.isRequired ?? false,
      mediaType: fields?.mediaType ?? body?.mediaType ?? 'application/json',
      places,
      parameters: known,
      violations,
      schemaViolations: (schema, value) => requests.violations(schema, value),
      ...(body === undefined || body.isPlain ? {} : { body: body.schema }),
      branches: branches.length > 1 ? branches : [],
      ...(discriminator === undefined ? {} : { discriminator }),
      presents,
      others,
      isOpen,
      answers,
      answerViolations: (schema, value) => tools.answers().violations(schema, value),
      refusals: refusalsOf(answers),
      document,
      sampler,
    },
  };
}

function toldObject(told: OpenApiDocument, { path, method }: DocumentedForm): OperationObject | undefined {
  const item = told.paths[path];
  return item && resolve<Readonly<Record<string, OperationObject>>>(told, item)[method.toLowerCase()];
}

function bodyOf(document: OpenApiDocument, { requestBody }: OperationObject): Body | undefined {
  if (requestBody === undefined) return undefined;
  const { content = {}, required = false } = resolve<RequestBody>(document, requestBody as RequestBody);
  const mediaTypes = Object.keys(content);
  const json = mediaTypes.find(isJson);
  if (json === undefined) {
    if (!required) return undefined;
    throw new RangeError(`its body is ${mediaTypes.join(' or ') || 'of no media type'}, and the suite writes JSON`);
  }
  const { schema = {}, example } = content[json] ?? {};
  const isPlain = !isOfObjects(document, schema);
  return {
    mediaType: json.includes('*') ? 'application/json' : json,
    schema: example === undefined || schema.$ref !== undefined ? schema : { example, ...schema },
    isRequired: required,
    isPlain,
  };
}

// A parameter beside the body may have the name of a member, or of another one elsewhere.
function keyOf(one: Beside, beside: readonly Beside[], body: Body | undefined, document: OpenApiDocument): string {
  const { name, place } = one;
  const isOfBody = body !== undefined && (body.isPlain ? name === 'body' : membersOf(document, body.schema).has(name));
  const isTaken = isOfBody || beside.find((other) => other.name === name) !== one;
  return isTaken ? `${place.in}.${name}` : name;
}

function parametersOf(
  document: OpenApiDocument,
  beside: readonly Beside[],
  body: Body | undefined,
): ReadonlyMap<string, DescribedParameter> {
  const described = (name: string, schema: Schema, prose: string, isInPath = false): DescribedParameter => {
    const types = typesOf(document, schema);
    const isText = types.size === 0 || types.has('string') || types.has('integer');
    const isUuid = partsOf(document, schema).some(({ format }) => format === 'uuid');
    const isListed = partsOf(document, schema).some((part) => part.enum !== undefined || part.const !== undefined);
    return {
      name,
      schema: withTime(schema, prose),
      prose,
      isChoosy: isChoosy(name, prose),
      isId: isText && !isListed && (isUuid || isInPath || namesSomething(name)),
    };
  };
  const all: DescribedParameter[] = beside.map((one) => {
    const { schema, prose } = one;
    return { ...described(one.name, schema, prose, one.place.in === 'path'), name: keyOf(one, beside, body, document) };
  });
  if (body?.isPlain) all.push({ name: 'body', schema: body.schema, prose: '', isChoosy: false, isId: false });
  else if (body !== undefined) {
    const required = requiredOf(document, body.schema);
    const members = [...membersOf(document, body.schema)].sort(
      ([one], [other]) => Number(required.includes(other)) - Number(required.includes(one)),
    );
    for (const [name, schema] of members) {
      if (schema.readOnly !== true) all.push(described(name, schema, schema.description ?? ''));
    }
  }
  return new Map(all.map((one) => [one.name, one]));
}

// That a text is a time is often said in words alone.
function withTime(schema: Schema, prose: string): Schema {
  const { description: _description, title: _title, type, ...rest } = schema;
  const isTime = type === 'string' && /\b(?:timestamp|ISO 8601|date and time)\b/i.test(prose);
  return isTime && Object.keys(rest).length === 0 ? { example: '2024-01-01T00:00:00Z', ...schema } : schema;
}

// A number that no target hands out as an id; where the schema leaves no room for one, its sample.
function madeUp(schema: Schema, value: unknown, requests: Oracle): unknown {
  const numbers = typeof value === 'number' ? [987_654_321, 987_654] : [];
  return numbers.find((number) => requests.violations(schema, number).length === 0) ?? value;
}
