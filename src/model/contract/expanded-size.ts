import { type OpenApiDocument, resolve, type Schema } from './document.js';

const deepest = 8;

/**
 * How many schemas a value of a schema may be made of, each counted as often as it stands there; no more are counted than a
 * limit.
 */
export function expandedSize(document: OpenApiDocument, schema: Schema, limit: number): number {
  let count = 0;
  const visit = (node: Schema, level: number): void => {
    // Branches that a word tells apart are chosen one by one.
    count += node.discriminator === undefined ? 1 : limit;
    if (count >= limit || level > deepest) return;
    for (const inner of innerOf(document, node)) {
      if (count >= limit) return;
      visit(inner, level + 1);
    }
  };
  visit(schema, 0);
  return count;
}

function innerOf(document: OpenApiDocument, node: Schema): readonly Schema[] {
  const {
    $ref,
    properties = {},
    items,
    prefixItems = [],
    allOf = [],
    oneOf = [],
    anyOf = [],
    additionalProperties,
  } = node;
  return [
    ...($ref === undefined ? [] : [resolve<Schema>(document, { $ref })]),
    ...allOf,
    ...oneOf,
    ...anyOf,
    ...prefixItems,
    ...(typeof items === 'object' ? [items] : []),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...Object.values(properties),
  ];
}
