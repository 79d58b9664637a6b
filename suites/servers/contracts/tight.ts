import type { OpenApiDocument, Schema } from '../../../src/model/contract/document.js';
import { choicesOf, partsOf } from '../../../src/model/contract/members.js';

const deepest = 4;

/**
 * Whether a schema says so much of its values that any of them makes sense to a target: what is any text or number by the
 * schema often is not by the words beside it.
 */
export function isTight(document: OpenApiDocument, schema: Schema, depth = 0): boolean {
  if (depth > deepest) return false;
  const parts = partsOf(document, schema);
  const choices = choicesOf(document, schema);
  const isSo = (one: Schema) => isTight(document, one, depth + 1);
  if (parts.some(({ enum: listed, const: only }) => listed !== undefined || only !== undefined)) return true;
  if (choices.length > 0) return choices.every(isSo);
  const types = new Set(parts.flatMap(({ type }) => type ?? []));
  return [...types].every((type) => {
    if (type === 'boolean' || type === 'null') return true;
    if (type === 'string') return parts.some(({ pattern, format }) => pattern !== undefined || format !== undefined);
    if (type === 'integer' || type === 'number') {
      return parts.some(({ minimum, exclusiveMinimum }) => minimum !== undefined || exclusiveMinimum !== undefined);
    }
    const inner = parts.flatMap(({ items, properties = {} }) => [
      ...Object.values(properties),
      ...(items === undefined ? [] : [items]),
    ]);
    return inner.length > 0 && inner.every(isSo);
  });
}
