import { isJsonObject } from '../../ground/json-object.js';
import type { OpenApiDocument } from './document.js';
import { rewritten } from './rewritten.js';

/**
 * The document with every `oneOf` as an `anyOf`: many a document offers alternatives that no value can meet just one of.
 */
export function withLooseChoices(document: OpenApiDocument): OpenApiDocument {
  return rewritten(document, (node) => {
    const { oneOf, ...rest } = node;
    return Array.isArray(oneOf) && rest.anyOf === undefined ? { ...rest, anyOf: oneOf } : node;
  }) as OpenApiDocument;
}

/**
 * The document with the members that a direction of travel does not have no longer required: those that are `readOnly`
 * in requests, those that are `writeOnly` in answers.
 */
export function travelling(document: OpenApiDocument, without: 'readOnly' | 'writeOnly'): OpenApiDocument {
  return rewritten(document, (node) => {
    const { required, properties } = node;
    if (!Array.isArray(required) || !isJsonObject(properties)) return node;
    const isLeft = (name: unknown) => {
      const property = typeof name === 'string' ? properties[name] : undefined;
      return isJsonObject(property) && property[without] === true;
    };
    return required.some(isLeft) ? { ...node, required: required.filter((name) => !isLeft(name)) } : node;
  }) as OpenApiDocument;
}
