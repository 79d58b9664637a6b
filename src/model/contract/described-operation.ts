import { answersOf, isJson, isVoidOf, refusalsOf } from './answers.js';
import { apart } from './apart.js';
import { branchesOf } from './branches.js';
import { controlRuleOf } from './control-rule.js';
import type { Described } from './described.js';
import { type DescribedBody, keyOf, parametersOf } from './described-parameters.js';
import {
  type DocumentedServer,
  type OpenApiDocument,
  type OperationObject,
  type RequestBody,
  resolve,
  type Schema,
} from './document.js';
import { formBodyOf } from './form-body.js';
import { isOfObjects, partsOf } from './members.js';
import { exampleId, type Operation, type Parameter } from './operation.js';
import type { Oracle } from './oracle.js';
import { parametersBeside } from './parameters.js';
import { readsOnly } from './reading-words.js';
import type { Sampler } from './sampler.js';
import { allPresented, type Security, waysIn } from './security.js';
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
    waysIn(security)
      .flatMap(allPresented)
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
  const schemaViolations: Described['schemaViolations'] = (schema, value) => requests.violations(schema, value);
  const violations: Described['violations'] = (parameters) => {
    const { beside: outside, inBody } = apart(places, parameters);
    return [
      ...requests.violations(besideSchema, outside),
      ...(body === undefined ? [] : requests.violations(body.schema, body.isPlain ? inBody.body : inBody)),
    ];
  };
  const branches =
    body === undefined || body.isPlain ? [] : branchesOf({ document, sampler, schemaViolations }, body.schema);
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
      schemaViolations,
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

function bodyOf(document: OpenApiDocument, { requestBody }: OperationObject): DescribedBody | undefined {
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

// A number that no target hands out as an id; where the schema leaves no room for one, its sample.
function madeUp(schema: Schema, value: unknown, requests: Oracle): unknown {
  const numbers = typeof value === 'number' ? [987_654_321, 987_654] : [];
  return numbers.find((number) => requests.violations(schema, number).length === 0) ?? value;
}
