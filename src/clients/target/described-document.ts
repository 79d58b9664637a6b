import { type OpenApiDocument, readDocument, resolve } from '../../model/contract/document.js';

let described: Readonly<Record<string, unknown>> | undefined;

/**
 * The contract as generators of clients read it: every reference in place, and with the extensions that say that a
 * success returns nothing.
 */
export function describedDocument(): Readonly<Record<string, unknown>> {
  described ??= describe(readDocument());
  return described;
}

function describe(document: OpenApiDocument): Readonly<Record<string, unknown>> {
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item).map(([method, operation]) => [
        method,
        { ...(inPlace(document, operation) as object), 'x-response-key': null, 'x-title': operation.operationId },
      ]),
    ),
  ]);
  // Nothing refers to them any more, and generators take each schema for a resource with a route.
  const components = { ...document.components, schemas: {}, parameters: {}, requestBodies: {}, responses: {} };
  return { ...document, components, paths: Object.fromEntries(paths) };
}

function inPlace(document: OpenApiDocument, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => inPlace(document, one));
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value) return inPlace(document, resolve(document, value as { readonly $ref: string }));
  // The published description leaves it to words which parameters go together, and generators read one branch alone.
  const members = Object.entries(value).filter(([key]) => key !== 'oneOf');
  return Object.fromEntries(members.map(([key, inner]) => [key, inPlace(document, inner)]));
}
