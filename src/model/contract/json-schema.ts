import { isJsonObject } from '../../ground/json-object.js';
import { wordsOf } from './discriminator.js';
import type { OpenApiDocument } from './document.js';

type Node = Readonly<Record<string, unknown>>;

/** Whose members are named by whoever wrote the document, and are no words of OpenAPI. */
const named = [
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
  'schemas',
  'responses',
  'requestBodies',
  'securitySchemes',
  'headers',
  'content',
  'paths',
];
/** What holds values and no schemas. */
const values = ['example', 'examples', 'default', 'enum', 'const', 'mapping'];

/**
 * The document with every schema in the words of JSON Schema 2020-12: OpenAPI 3.0 has `nullable` and a boolean
 * `exclusiveMinimum` instead, and documents that say that they are of 3.1 often have them too.
 */
export function inJsonSchema(document: OpenApiDocument): OpenApiDocument {
  return converted(document, false) as OpenApiDocument;
}

function converted(value: unknown, isNamed: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => converted(one, false));
  if (!isJsonObject(value)) return value;
  const node = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      !isNamed && values.includes(key) ? inner : converted(inner, !isNamed && named.includes(key)),
    ]),
  );
  return isNamed ? node : nullable(toldApart(exclusive(closed(spelled(node)))));
}

const mapsOfSchemas = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'];
const listsOfSchemas = ['allOf', 'oneOf', 'anyOf', 'prefixItems'];
const singleSchemas = ['not', 'contains', 'propertyNames', 'if', 'then', 'else'];

// A schema may be a boolean as well: anything, or nothing.
function spelled(node: Node): Node {
  const words = [...mapsOfSchemas, ...listsOfSchemas, ...singleSchemas].filter((word) => word in node);
  if (words.length === 0) return node;
  const schemaOf = (one: unknown) => (typeof one === 'boolean' ? (one ? {} : { not: {} }) : one);
  return {
    ...node,
    ...Object.fromEntries(
      words.map((word) => {
        const value = node[word];
        if (Array.isArray(value)) return [word, value.map(schemaOf)];
        const isMap = mapsOfSchemas.includes(word) && isJsonObject(value);
        if (isMap) return [word, Object.fromEntries(Object.entries(value).map(([key, one]) => [key, schemaOf(one)]))];
        return [word, schemaOf(value)];
      }),
    ),
  };
}

// A list without further items has just so many.
function closed(node: Node): Node {
  const { items, prefixItems, maxItems } = node;
  if (typeof items !== 'boolean') return node;
  const { items: _left, ...rest } = node;
  const most = Array.isArray(prefixItems) ? prefixItems.length : 0;
  return items ? rest : { ...rest, maxItems: typeof maxItems === 'number' ? Math.min(maxItems, most) : most };
}

function exclusive(node: Node): Node {
  return (['Minimum', 'Maximum'] as const).reduce<Node>((kept, end) => {
    const word = `exclusive${end}`;
    if (typeof kept[word] !== 'boolean') return kept;
    const bound = end.toLowerCase();
    const { [word]: isExclusive, [bound]: limit, ...rest } = kept;
    if (isExclusive === true && typeof limit === 'number') return { ...rest, [word]: limit };
    return limit === undefined ? rest : { ...rest, [bound]: limit };
  }, node);
}

// Where a word tells which alternative is meant, that one counts, whatever else the others allow.
function toldApart(node: Node): Node {
  const { discriminator, oneOf, ...rest } = node;
  const choices = oneOf ?? rest.anyOf;
  if (!isJsonObject(discriminator) || typeof discriminator.propertyName !== 'string' || !Array.isArray(choices))
    return node;
  const { propertyName, mapping } = discriminator;
  const words = isJsonObject(mapping) ? mapping : {};
  const rules = choices.flatMap((choice): Node[] => {
    if (!isJsonObject(choice) || typeof choice.$ref !== 'string') return [];
    const known = { enum: wordsOf(choice.$ref, words) };
    const isNamed = { required: [propertyName], properties: { [propertyName]: known } };
    return [{ if: { not: isNamed }, else: { $ref: choice.$ref } }];
  });
  const allOf = [...(Array.isArray(rest.allOf) ? rest.allOf : []), ...rules];
  return { ...rest, discriminator, anyOf: choices, ...(allOf.length === 0 ? {} : { allOf }) };
}

// Without a type it has no effect by the letter; whoever wrote it meant that null may come.
function nullable(node: Node): Node {
  if (typeof node.nullable !== 'boolean') return node;
  const { nullable: isNullable, ...rest } = node;
  if (!isNullable) return rest;
  const listed = Array.isArray(rest.enum) ? { enum: [...new Set([...rest.enum, null])] } : {};
  if (typeof rest.type === 'string') return { ...rest, type: [rest.type, 'null'], ...listed };
  const isComposed = ['$ref', 'allOf', 'oneOf', 'anyOf'].some((word) => word in rest);
  return isComposed ? { anyOf: [rest, { type: 'null' }] } : { ...rest, ...listed };
}
