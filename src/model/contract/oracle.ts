import { Ajv, type ValidateFunction } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import type { OpenApiDocument, Schema } from './document.js';

/**
 * A uuid of any version and variant, in either case, and nothing around it. The pattern of ajv-formats would also
 * accept `urn:uuid:…`.
 */
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Decides validity: the one place that is asked whether a value meets a schema of the contract. */
export interface Oracle {
  /** What is wrong with the value, in ajv's words; empty when it is valid. */
  errors(schema: Schema, value: unknown): readonly string[];
}

/** An oracle over the schemas of a document. Schemas are compiled once, when they are first asked for. */
export function createOracle(document: OpenApiDocument): Oracle {
  // The document itself is validated by the tests, not at every start.
  const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false });
  // The package is CommonJS: under Node its default import is the module, whose own default is the function.
  (addFormats as unknown as { default: (ajv: Ajv) => void }).default(ajv);
  ajv.addFormat('uuid', uuidPattern);
  ajv.addSchema({ $id: 'contract', components: document.components ?? {} });
  const compiled = new WeakMap<Schema, ValidateFunction>();
  return {
    errors(schema, value) {
      let validate = compiled.get(schema);
      if (!validate) {
        validate = ajv.compile(rebase(schema) as object);
        compiled.set(schema, validate);
      }
      if (validate(value)) return [];
      return (validate.errors ?? []).map((error) => `${error.instancePath || 'the body'} ${error.message}`);
    },
  };
}

function rebase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rebase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace(/^#/, 'contract#') : rebase(inner),
    ]),
  );
}
