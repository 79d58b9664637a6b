import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../ground/package-root.js';

/** A JSON Schema of OpenAPI 3.0, as far as the suite looks into it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly title?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
  readonly 'x-requirement'?: string;
}

/** A parameter in the query. */
export interface QueryParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** One method of one path. */
export interface OperationObject {
  readonly operationId: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (QueryParameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly $ref: string } | RequestBody;
  readonly 'x-alternate-of'?: string;
  readonly 'x-given'?: readonly string[];
  readonly 'x-consumes'?: readonly string[];
}

/** The body of a request. */
export interface RequestBody {
  readonly required?: boolean;
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

/** An OpenAPI 3.0 document, as far as the suite looks into it. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly servers?: readonly { readonly url: string }[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** Where the contract lies on disk. */
export const contractFile: string = join(packageRoot, 'spec', 'openapi.yaml');

/** The suite's own OpenAPI document. */
export function readDocument(): OpenApiDocument {
  return parse(readFileSync(contractFile, 'utf8'), { maxAliasCount: -1 });
}

/** The digest of the contract's bytes, as `sha256:<hex>`. */
export function documentDigest(): string {
  return digestOf(readFileSync(contractFile));
}

/** The digest of a document, as `sha256:<hex>`. */
export function digestOf(bytes: string | Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** What a local reference (`#/…`) points to. Throws a RangeError where it points nowhere. */
export function resolve<T>(document: OpenApiDocument, value: T | { readonly $ref: string }): T {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return value as T;
  let found: unknown = document;
  for (const key of value.$ref.replace(/^#\//, '').split('/')) {
    found = (found as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (found === undefined) throw new RangeError(`the contract has no ${value.$ref}`);
  return found as T;
}
