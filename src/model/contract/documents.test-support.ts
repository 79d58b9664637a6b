import type { OpenApiDocument } from './document.js';

/** The answers of an operation that says nothing of them. */
export const answers = { 200: { description: 'ok' } };

/** A document of these paths. */
export function documentOf(paths: Record<string, unknown>, rest: Record<string, unknown> = {}): OpenApiDocument {
  return { openapi: '3.0.3', info: { title: 'any', version: '1' }, paths, ...rest } as unknown as OpenApiDocument;
}

/** A document of one operation that takes a body. */
export function bodyOf(schema: unknown, rest: Record<string, unknown> = {}): OpenApiDocument {
  const requestBody = { required: true, content: { 'application/json': { schema } } };
  return documentOf({ '/things': { post: { operationId: 'make', requestBody, responses: answers } } }, rest);
}

/** A schema of an object; all of its members are required unless said otherwise. */
export const object = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
  type: 'object',
  required,
  properties,
});
