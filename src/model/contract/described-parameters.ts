import type { DescribedParameter } from './described.js';
import type { OpenApiDocument, Schema } from './document.js';
import { membersOf, partsOf, requiredOf, typesOf } from './members.js';
import { isChoosy, namesSomething } from './parameter-words.js';
import type { Beside } from './parameters.js';

/** A body as the suite can send it. */
export interface DescribedBody {
  readonly mediaType: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly isPlain: boolean;
}

/** What a parameter beside the body is known as: it may have the name of a member, or of another one elsewhere. */
export function keyOf(
  one: Beside,
  beside: readonly Beside[],
  body: DescribedBody | undefined,
  document: OpenApiDocument,
): string {
  const { name, place } = one;
  const isOfBody = body !== undefined && (body.isPlain ? name === 'body' : membersOf(document, body.schema).has(name));
  const isTaken = isOfBody || beside.find((other) => other.name === name) !== one;
  return isTaken ? `${place.in}.${name}` : name;
}

/** The parameters of an operation, by what they are known as. */
export function parametersOf(
  document: OpenApiDocument,
  beside: readonly Beside[],
  body: DescribedBody | undefined,
): ReadonlyMap<string, DescribedParameter> {
  const described = (name: string, schema: Schema, prose: string, isInPath = false): DescribedParameter => {
    const types = typesOf(document, schema);
    const isText = types.size === 0 || types.has('string') || types.has('integer');
    const isUuid = partsOf(document, schema).some(({ format }) => format === 'uuid');
    const isListed = partsOf(document, schema).some((part) => part.enum !== undefined || part.const !== undefined);
    return {
      name,
      schema: withTime(schema, prose),
      prose,
      isChoosy: isChoosy(name, prose),
      isId: isText && !isListed && (isUuid || isInPath || namesSomething(name)),
    };
  };
  const all: DescribedParameter[] = beside.map((one) => {
    const { schema, prose } = one;
    return { ...described(one.name, schema, prose, one.place.in === 'path'), name: keyOf(one, beside, body, document) };
  });
  if (body?.isPlain) all.push({ name: 'body', schema: body.schema, prose: '', isChoosy: false, isId: false });
  else if (body !== undefined) {
    const required = requiredOf(document, body.schema);
    const members = [...membersOf(document, body.schema)].sort(
      ([one], [other]) => Number(required.includes(other)) - Number(required.includes(one)),
    );
    for (const [name, schema] of members) {
      if (schema.readOnly !== true) all.push(described(name, schema, schema.description ?? ''));
    }
  }
  return new Map(all.map((one) => [one.name, one]));
}

// That a text is a time is often said in words alone.
function withTime(schema: Schema, prose: string): Schema {
  const { description: _description, title: _title, type, ...rest } = schema;
  const isTime = type === 'string' && /\b(?:timestamp|ISO 8601|date and time)\b/i.test(prose);
  return isTime && Object.keys(rest).length === 0 ? { example: '2024-01-01T00:00:00Z', ...schema } : schema;
}
