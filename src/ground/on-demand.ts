import { createRequire } from 'node:module';

// Each takes as long to load as many a command takes in all.
const load = createRequire(import.meta.url);

/** The library for YAML, loaded when something is read or written. */
export function yaml(): typeof import('yaml') {
  return load('yaml');
}

/** The validator of JSON Schema, loaded when the first value is validated. */
export function jsonSchema(): typeof import('ajv') {
  return load('ajv');
}

/** The same for JSON Schema 2020-12. */
export function jsonSchema2020(): typeof import('ajv/dist/2020.js') {
  return load('ajv/dist/2020.js');
}

/** The formats that JSON Schema names. */
export function jsonSchemaFormats(): typeof import('ajv-formats') {
  return load('ajv-formats');
}
