import type { OpenApiDocument, Schema } from './document.js';
import { allPartsOf } from './members.js';

const deepest = 6;
const itemsAtMost = 20;

/** The members of a value that do not belong in an answer, as JSON pointers. */
export interface StrangeMembers {
  /** That no part of the schema knows. */
  readonly undocumented: readonly string[];
  /** That are only written. */
  readonly writeOnly: readonly string[];
}

/** The members of a value that its schema does not expect in an answer. */
export function strangeMembers(document: OpenApiDocument, schema: Schema, value: unknown): StrangeMembers {
  const all = within(schema, value, '', 0);
  const of = (wanted: boolean) => all.filter(([, isWritten]) => isWritten === wanted).map(([pointer]) => pointer);
  return { undocumented: of(false), writeOnly: of(true) };

  function within(
    node: Schema,
    own: unknown,
    pointer: string,
    level: number,
  ): readonly (readonly [pointer: string, isWriteOnly: boolean])[] {
    if (level > deepest || typeof own !== 'object' || own === null) return [];
    const parts = allPartsOf(document, node);
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
      if (member === undefined) return isOpen ? [] : [[`${pointer}/${name}`, false] as const];
      if (member.writeOnly === true) return [[`${pointer}/${name}`, true] as const];
      return within(member, inner, `${pointer}/${name}`, level + 1);
    });
  }
}

/** Whether a schema has a member that is only written, as deep as values are looked into. */
export function hasWriteOnly(document: OpenApiDocument, schema: Schema, level = 0): boolean {
  if (level > deepest) return false;
  return allPartsOf(document, schema).some(({ properties = {}, items }) =>
    [...Object.values(properties), ...(items === undefined ? [] : [items])].some(
      (member) => member.writeOnly === true || hasWriteOnly(document, member, level + 1),
    ),
  );
}
