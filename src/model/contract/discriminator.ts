import type { OpenApiDocument, Schema } from './document.js';
import { choicesOf, partsOf } from './members.js';

type IsValid = (schema: Schema, value: unknown) => boolean;

/**
 * A value of a choice with the word of its branch in the member that tells branches apart, which few documents say in the
 * branches themselves. The same value where nothing tells them apart, or the word would make it invalid.
 */
export function discriminated(document: OpenApiDocument, schema: Schema, value: unknown, isValid: IsValid): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  for (const { discriminator } of partsOf(document, schema)) {
    const name = discriminator?.propertyName;
    if (discriminator === undefined || name === undefined) continue;
    const choice: Schema | undefined = choicesOf(document, schema).find((one) => isValid(one, value));
    const word: string | undefined = choice && wordOf(choice, discriminator.mapping ?? {});
    const named: unknown = word === undefined ? value : { ...value, [name]: word };
    if (named !== value && isValid(schema, named)) return named;
  }
  return value;
}

// A branch without a name of its own is called by the name of its schema.
function wordOf({ $ref, allOf = [] }: Schema, mapping: Readonly<Record<string, string>>): string | undefined {
  const reference = $ref ?? allOf.find((one) => one.$ref !== undefined)?.$ref;
  if (reference === undefined) return undefined;
  const own = reference.split('/').at(-1) ?? reference;
  return Object.entries(mapping).find(([, target]) => target === reference || target === own)?.[0] ?? own;
}
