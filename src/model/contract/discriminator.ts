import { isJsonObject } from '../../ground/json-object.js';
import type { OpenApiDocument, Schema } from './document.js';
import { choicesOf, partsOf } from './members.js';

type IsValid = (schema: Schema, value: unknown) => boolean;

/**
 * A value of a choice with the word of its branch in the member that tells branches apart, which few documents say in the
 * branches themselves. The same value where nothing tells them apart, or the word would make it invalid.
 */
export function discriminated(document: OpenApiDocument, schema: Schema, value: unknown, isValid: IsValid): unknown {
  if (!isJsonObject(value)) return value;
  for (const { discriminator } of partsOf(document, schema)) {
    const name = discriminator?.propertyName;
    if (discriminator === undefined || name === undefined) continue;
    const choice: Schema | undefined = choicesOf(document, schema).find((one) => isValid(one, value));
    const reference = choice?.$ref ?? choice?.allOf?.find((one) => one.$ref !== undefined)?.$ref;
    const [word] = reference === undefined ? [] : wordsOf(reference, discriminator.mapping ?? {});
    const named: unknown = word === undefined ? value : { ...value, [name]: word };
    if (named !== value && isValid(schema, named)) return named;
  }
  return value;
}

/** The words of a branch, by its reference: those that a mapping has for it, or else the name of its schema. */
export function wordsOf(reference: string, mapping: Readonly<Record<string, unknown>>): readonly string[] {
  const own = reference.split('/').at(-1) ?? reference;
  const named = Object.keys(mapping).filter((word) => mapping[word] === reference || mapping[word] === own);
  return named.length > 0 ? named : [own];
}
