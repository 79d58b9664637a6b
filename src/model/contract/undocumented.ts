import type { OpenApiDocument, Schema } from './document.js';
import { choicesOf, partsOf } from './members.js';

const deepest = 6;

/** The members of a value that no part of its schema knows, as JSON pointers; those of lists by their first item. */
export function undocumentedMembers(document: OpenApiDocument, schema: Schema, value: unknown): readonly string[] {
  return within(schema, value, '', 0);

  function within(node: Schema, own: unknown, pointer: string, level: number): readonly string[] {
    if (level > deepest || typeof own !== 'object' || own === null) return [];
    const parts = [
      ...partsOf(document, node),
      ...choicesOf(document, node).flatMap((choice) => partsOf(document, choice)),
    ];
    if (Array.isArray(own)) {
      const items = parts.find((part) => part.items !== undefined)?.items;
      return items === undefined ? [] : within(items, own[0], `${pointer}/0`, level + 1);
    }
    const known = parts.flatMap(({ properties }) => Object.keys(properties ?? {}));
    // What says nothing of members, or invites others, leaves none undocumented.
    if (known.length === 0 || parts.some(({ additionalProperties: more }) => more === true || typeof more === 'object'))
      return [];
    return Object.entries(own).flatMap(([name, inner]) => {
      if (!known.includes(name)) return [`${pointer}/${name}`];
      const member = parts.map(({ properties }) => properties?.[name]).find((one) => one !== undefined);
      return member === undefined ? [] : within(member, inner, `${pointer}/${name}`, level + 1);
    });
  }
}
