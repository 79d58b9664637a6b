import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { yaml } from '../../ground/on-demand.js';
import { packageRoot } from '../../ground/package-root.js';
import { builtCopy } from './built-copy.js';

/** A JSON Schema of a contract, as far as the suite looks into it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly contentMediaType?: string;
  readonly title?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly unevaluatedProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly dependentSchemas?: Readonly<Record<string, Schema>>;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly not?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly unevaluatedItems?: boolean | Schema;
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly discriminator?: {
    readonly propertyName?: string;
    readonly mapping?: Readonly<Record<string, string>>;
  };
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly 'x-requirement'?: string;
}

/** A parameter beside the body. */
export interface ParameterObject {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** One method of one path. */
export interface OperationObject {
  readonly operationId?: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (ParameterObject | { readonly $ref: string })[];
  readonly requestBody?: { readonly $ref: string } | RequestBody;
  readonly responses?: Readonly<Record<string, { readonly $ref: string } | ResponseObject>>;
  readonly servers?: readonly DocumentedServer[];
  readonly 'x-alternate-of'?: string;
  readonly 'x-given'?: readonly string[];
  readonly 'x-consumes'?: readonly string[];
  readonly 'x-reading'?: boolean;
}

/** Where operations are served. */
export interface DocumentedServer {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default?: string }>>;
}

/** The body of a request. */
export interface RequestBody {
  readonly required?: boolean;
  readonly content: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
}

/** A documented answer. */
export interface ResponseObject {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  readonly headers?: Readonly<Record<string, { readonly $ref: string } | HeaderObject>>;
}

/** A header of a documented answer. */
export interface HeaderObject {
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** A documented kind of credential. */
export interface SecurityScheme {
  readonly type: string;
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly in?: string;
  readonly name?: string;
}

/** An OpenAPI document, as far as the suite looks into it. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info?: { readonly title?: string; readonly version?: string };
  readonly servers?: readonly DocumentedServer[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
  };
}

/** Where the contract lies on disk. */
export const contractFile: string = join(packageRoot, 'spec', 'openapi.yaml');

/** The suite's own OpenAPI document. */
export function readDocument(): OpenApiDocument {
  const bytes = readFileSync(contractFile);
  return builtCopy(digestOf(bytes))?.document ?? yaml().parse(bytes.toString('utf8'), { maxAliasCount: -1 });
}

/** The digest of the contract's bytes, as `sha256:<hex>`. */
export function documentDigest(): string {
  return digestOf(readFileSync(contractFile));
}

/** The digest of a document, as `sha256:<hex>`. */
export function digestOf(bytes: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** What a local reference (`#/…`) points to. Throws a RangeError where it points nowhere, or out of the document. */
export function resolve<T>(document: OpenApiDocument, value: T | { readonly $ref: string }): T {
  let found: unknown = value;
  // A reference may point to a reference; a circle of nothing else points nowhere.
  for (let hops = 0; isReference(found); hops += 1) {
    const { $ref } = found;
    if (!$ref.startsWith('#')) throw new RangeError(`the reference ${$ref} points out of the document`);
    if (hops > 50) throw new RangeError(`the reference ${$ref} goes round in a circle`);
    found = pointedTo(document, $ref);
    if (found === undefined) throw new RangeError(`the contract has no ${$ref}`);
  }
  return found as T;
}

function isReference(value: unknown): value is { readonly $ref: string } {
  return typeof value === 'object' && value !== null && '$ref' in value && typeof value.$ref === 'string';
}

function pointedTo(document: OpenApiDocument, reference: string): unknown {
  let found: unknown = document;
  for (const key of reference.replace(/^#\/?/, '').split('/')) {
    const plain = decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
    found = (found as Record<string, unknown> | undefined)?.[plain];
  }
  return found;
}
