import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { jsonSchema, jsonSchema2020, jsonSchemaFormats } from '../../ground/on-demand.js';
import type { OpenApiDocument, Schema } from './document.js';
import { rewritten } from './rewritten.js';

/**
 * A uuid of any version and variant, in either case, and nothing around it. The pattern of ajv-formats would also
 * accept `urn:uuid:…`.
 */
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One way in which a value does not meet a schema. */
export interface SchemaViolation {
  readonly keyword: string;
  /** A JSON pointer into the value; empty at its root. */
  readonly pointer: string;
  /** A JSON pointer into the schema. */
  readonly schemaPointer: string;
  readonly message: string;
}

/** Decides validity: the one place that is asked whether a value meets a schema of the contract. */
export interface Oracle {
  /** What is wrong with the value, in ajv's words; empty when it is valid. */
  errors(schema: Schema, value: unknown): readonly string[];
  /** The same as data. Throws an Error where the schema itself makes no sense. */
  violations(schema: Schema, value: unknown): readonly SchemaViolation[];
}

/** An oracle over the schemas of a document. Schemas are compiled once, when they are first asked for. */
export function createOracle(document: OpenApiDocument): Oracle {
  // The document itself is validated by the tests, not at every start.
  const options = { strict: false, allErrors: true, meta: false, validateSchema: false };
  return oracleOf(() => new (jsonSchema().Ajv)(options), { components: document.components ?? {} });
}

/**
 * An oracle over the schemas of any document, in the words of JSON Schema 2020-12.
 * @param isThorough whether it tells everything that is wrong, or stops at the first thing, which is much cheaper.
 */
export function createOpenOracle(document: OpenApiDocument, isThorough: boolean): Oracle {
  const options = {
    strict: false,
    allErrors: isThorough,
    meta: false,
    validateSchema: false,
    // Formats and keywords that it does not know assert nothing.
    logger: false as const,
    inlineRefs: false,
    code: { regExp: Object.assign(lenientPattern, { code: 'new RegExp' }) },
  };
  return oracleOf(() => new (jsonSchema2020().Ajv2020)(options), {
    components: document.components ?? {},
    paths: document.paths,
  });
}

// Schemas that lead back to themselves without a member between are asked for ever.
const endless: ErrorObject = {
  keyword: '$ref',
  instancePath: '',
  schemaPath: '',
  params: {},
  message: 'has a schema that only leads back to itself',
};

/** An oracle that is quick to say that a value is right, and tells everything that is wrong with one that is not. */
export function createAnswerOracle(document: OpenApiDocument): Oracle {
  const quick = createOpenOracle(document, false);
  let thorough: Oracle | undefined;
  const full = () => {
    thorough ??= createOpenOracle(document, true);
    return thorough;
  };
  return {
    errors: (schema, value) => (quick.errors(schema, value).length === 0 ? [] : full().errors(schema, value)),
    violations: (schema, value) =>
      quick.violations(schema, value).length === 0 ? [] : full().violations(schema, value),
  };
}

const names: readonly string[] = ['$id', '$anchor', '$dynamicAnchor', '$schema'];

// Many patterns of documents are none by the strict grammar of Unicode patterns.
function lenientPattern(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}

function oracleOf(make: () => Ajv | Ajv2020, shared: Readonly<Record<string, unknown>>): Oracle {
  let made: Ajv | Ajv2020 | undefined;
  const prepared = () => {
    const ajv = make();
    (jsonSchemaFormats() as unknown as { default: (ajv: Ajv | Ajv2020) => void }).default(ajv);
    ajv.addFormat('uuid', uuidPattern);
    ajv.addSchema({ $id: 'contract', ...(rebase(shared) as object) });
    return ajv;
  };
  const compiled = new WeakMap<Schema, ValidateFunction>();
  // A document refers to the same schema from many places.
  const referred = new Map<string, ValidateFunction>();
  const wrong = (schema: Schema, value: unknown): readonly ErrorObject[] => {
    const { $ref: reference = '' } = schema;
    const isBare = reference !== '' && Object.keys(schema).length === 1;
    let validate = isBare ? referred.get(reference) : compiled.get(schema);
    if (!validate) {
      made ??= prepared();
      validate = made.compile(rebase(schema) as object);
      if (isBare) referred.set(reference, validate);
      else compiled.set(schema, validate);
    }
    try {
      return validate(value) ? [] : (validate.errors ?? []);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [endless];
    }
  };
  return {
    errors: (schema, value) =>
      wrong(schema, value).map((error) => `${error.instancePath || 'the body'} ${error.message}`),
    violations: (schema, value) =>
      wrong(schema, value).map(({ keyword, instancePath, schemaPath, message = '' }) => ({
        keyword,
        pointer: instancePath,
        schemaPointer: schemaPath.replace(/^contract/, ''),
        message,
      })),
  };
}

// References name the whole document; and what is called an id in an example names nothing.
function rebase(value: unknown): unknown {
  return rewritten(value, (node) => {
    const own = names.some((name) => typeof node[name] === 'string')
      ? Object.fromEntries(
          Object.entries(node).filter(([name, inner]) => !(names.includes(name) && typeof inner === 'string')),
        )
      : node;
    return typeof own.$ref === 'string' ? { ...own, $ref: own.$ref.replace(/^#/, 'contract#') } : own;
  });
}
