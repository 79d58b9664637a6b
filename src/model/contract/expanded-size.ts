import { type OpenApiDocument, resolve, type Schema } from './document.js';

const deepest = 8;

/**
 * How many schemas a value of a schema may be made of, each counted as often as it stands there; no more are counted than a
 * limit.
 */
export function expandedSize(document: OpenApiDocument, schema: Schema, limit: number): number {
  let count = 0;
  // Of those above there is none but what the same value has to meet.
  const visit = (node: Schema, level: number, above: readonly Schema[]): void => {
    // Branches that a word tells apart are chosen one by one; what leads back to itself has no end.
    count += node.discriminator === undefined && !above.includes(node) ? 1 : limit;
    for (const inner of sameOf(document, node)) {
      if (count >= limit) return;
      visit(inner, level, [...above, node]);
    }
    if (level >= deepest) return;
    for (const inner of innerOf(node)) {
      if (count >= limit) return;
      visit(inner, level + 1, []);
    }
  };
  visit(schema, 0, []);
  return count;
}

// What else a value has to meet, or may.
function sameOf(document: OpenApiDocument, { $ref, allOf = [], oneOf = [], anyOf = [] }: Schema): readonly Schema[] {
  return [...($ref === undefined ? [] : [resolve<Schema>(document, { $ref })]), ...allOf, ...oneOf, ...anyOf];
}

function innerOf({ properties = {}, items, prefixItems = [], additionalProperties }: Schema): readonly Schema[] {
  return [
    ...prefixItems,
    ...(typeof items === 'object' ? [items] : []),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...Object.values(properties),
  ];
}
