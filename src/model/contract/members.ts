import { type OpenApiDocument, resolve, type Schema } from './document.js';

/** A schema with what it is put together from, references followed: itself, and everything of its `allOf`. */
export function partsOf(document: OpenApiDocument, schema: Schema): readonly Schema[] {
  const found: Schema[] = [];
  const visit = ({ $ref, ...own }: Schema, whole: Schema) => {
    if ($ref !== undefined) {
      const target = resolve<Schema>(document, { $ref });
      if (!found.includes(target)) visit(target, target);
      if (Object.keys(own).length === 0) return;
    }
    const part = $ref === undefined ? whole : own;
    if (found.includes(part)) return;
    found.push(part);
    for (const inner of part.allOf ?? []) visit(inner, inner);
  };
  visit(schema, schema);
  return found;
}

/** The choices of a schema: its `oneOf` and `anyOf`, where they are more than a type or null. */
export function choicesOf(document: OpenApiDocument, schema: Schema): readonly Schema[] {
  return partsOf(document, schema).flatMap(({ oneOf, anyOf }) => [...(oneOf ?? []), ...(anyOf ?? [])]);
}

/** The members that an object of a schema may have, those of every choice among them. */
export function membersOf(document: OpenApiDocument, schema: Schema, depth = 0): ReadonlyMap<string, Schema> {
  const members = new Map<string, Schema>();
  for (const part of partsOf(document, schema)) {
    for (const [name, member] of Object.entries(part.properties ?? {}))
      if (!members.has(name)) members.set(name, member);
    if (depth > 3) continue;
    for (const choice of [...(part.oneOf ?? []), ...(part.anyOf ?? [])]) {
      for (const [name, member] of membersOf(document, choice, depth + 1)) {
        if (!members.has(name)) members.set(name, member);
      }
    }
  }
  return members;
}

/** The members that every object of a schema has. */
export function requiredOf(document: OpenApiDocument, schema: Schema): readonly string[] {
  return [...new Set(partsOf(document, schema).flatMap(({ required }) => required ?? []))];
}

/** Whether values of a schema are objects and nothing else, as far as it says. */
export function isOfObjects(document: OpenApiDocument, schema: Schema): boolean {
  const parts = partsOf(document, schema);
  const types = parts.flatMap(({ type }) => type ?? []);
  if (types.length > 0) return types.includes('object');
  if (parts.some(({ properties, required }) => properties !== undefined || required !== undefined)) return true;
  const choices = choicesOf(document, schema);
  return choices.length > 0 && choices.every((choice) => isOfObjects(document, choice));
}

/** The types that a schema allows; empty where it allows any. */
export function typesOf(document: OpenApiDocument, schema: Schema): ReadonlySet<string> {
  return new Set(partsOf(document, schema).flatMap(({ type }) => type ?? []));
}
