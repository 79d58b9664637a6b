import { type OpenApiDocument, resolve, type Schema } from './document.js';

/** A schema with what it is put together from, references followed: itself, and everything of its `allOf`. */
export const partsOf = perSchema((document: OpenApiDocument, schema: Schema): readonly Schema[] => {
  const found = new Set<Schema>();
  const visit = ({ $ref, ...own }: Schema, whole: Schema) => {
    if ($ref !== undefined) {
      const target = resolve<Schema>(document, { $ref });
      if (!found.has(target)) visit(target, target);
      if (Object.keys(own).length === 0) return;
    }
    const part = $ref === undefined ? whole : own;
    if (found.has(part)) return;
    found.add(part);
    for (const inner of part.allOf ?? []) visit(inner, inner);
  };
  visit(schema, schema);
  return [...found];
});

/** The members that an object of a schema may have, those of every choice among them. */
export const membersOf = perSchema((document: OpenApiDocument, schema: Schema): ReadonlyMap<string, Schema> => {
  const members = new Map<string, Schema>();
  const seen = new Set<Schema>();
  const visit = (one: Schema) => {
    for (const part of partsOf(document, one)) {
      // What many choices share is looked at once: alternatives of alternatives would multiply.
      if (seen.has(part)) continue;
      seen.add(part);
      for (const [name, member] of Object.entries(part.properties ?? {}))
        if (!members.has(name)) members.set(name, member);
      for (const choice of [...(part.oneOf ?? []), ...(part.anyOf ?? [])]) visit(choice);
    }
  };
  visit(schema);
  return members;
});

/** The choices of a schema: all of its `oneOf` and `anyOf`, null among them. */
export function choicesOf(document: OpenApiDocument, schema: Schema): readonly Schema[] {
  return partsOf(document, schema).flatMap(({ oneOf, anyOf }) => [...(oneOf ?? []), ...(anyOf ?? [])]);
}

/** The parts of a schema, and those of its choices. */
export function allPartsOf(document: OpenApiDocument, schema: Schema): readonly Schema[] {
  return [schema, ...choicesOf(document, schema)].flatMap((one) => partsOf(document, one));
}

/** The members that every object of a schema has. */
export function requiredOf(document: OpenApiDocument, schema: Schema): readonly string[] {
  return [...new Set(partsOf(document, schema).flatMap(({ required }) => required ?? []))];
}

/** Whether values of a schema are objects and nothing else, as far as it says. */
export function isOfObjects(document: OpenApiDocument, schema: Schema, above: readonly Schema[] = []): boolean {
  const parts = partsOf(document, schema);
  const types = parts.flatMap(({ type }) => type ?? []);
  if (types.length > 0) return types.includes('object');
  if (parts.some(({ properties, required }) => properties !== undefined || required !== undefined)) return true;
  // What offers itself as a choice says nothing by that.
  const choices = choicesOf(document, schema).filter((choice) => !above.includes(choice));
  return choices.length > 0 && choices.every((choice) => isOfObjects(document, choice, [...above, ...choices]));
}

/** The values that a part of a schema lists; empty where it lists none. */
export function listedIn({ enum: listed, const: only }: Schema): readonly unknown[] {
  return listed ?? (only === undefined ? [] : [only]);
}

/** The name of a member that a schema does not list, where it has a rule for names; `undefined` where it has none. */
export function freeName({ propertyNames }: Schema, sample: (schema: Schema) => unknown): string | undefined {
  const name = propertyNames === undefined ? undefined : sample({ type: 'string', ...propertyNames });
  return typeof name === 'string' ? name : undefined;
}

/** The types that a schema allows; empty where it allows any. */
export function typesOf(document: OpenApiDocument, schema: Schema): ReadonlySet<string> {
  return new Set(partsOf(document, schema).flatMap(({ type }) => type ?? []));
}

/** Remembers what was worked out of a schema of a document: it is asked for often, and schemas never change. */
function perSchema<T>(work: (document: OpenApiDocument, schema: Schema) => T): typeof work {
  const known = new WeakMap<OpenApiDocument, WeakMap<Schema, T>>();
  return (document, schema) => {
    const own = known.get(document) ?? new WeakMap<Schema, T>();
    known.set(document, own);
    const found = own.get(schema);
    if (found !== undefined) return found;
    const made = work(document, schema);
    own.set(schema, made);
    return made;
  };
}
