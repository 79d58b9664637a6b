import type { OpenApiDocument, Schema } from './document.js';
import { choicesOf, partsOf } from './members.js';

const deepest = 6;
const itemsAtMost = 20;

/** The members of a value that no part of its schema knows, as JSON pointers. */
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
      if (items === undefined) return [];
      return own.slice(0, itemsAtMost).flatMap((one, index) => within(items, one, `${pointer}/${index}`, level + 1));
    }
    const known = parts.flatMap(({ properties }) => Object.keys(properties ?? {}));
    // What says nothing of members, or invites others, leaves none undocumented.
    const isOpen =
      known.length === 0 || parts.some(({ additionalProperties: more }) => more === true || typeof more === 'object');
    return Object.entries(own).flatMap(([name, inner]) => {
      const member = parts.map(({ properties }) => properties?.[name]).find((one) => one !== undefined);
      if (member === undefined) return isOpen ? [] : [`${pointer}/${name}`];
      // What is only written belongs in no answer.
      if (member.writeOnly === true) return [`${pointer}/${name}`];
      return within(member, inner, `${pointer}/${name}`, level + 1);
    });
  }
}
