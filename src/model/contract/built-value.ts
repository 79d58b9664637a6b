import { isJsonObject } from '../../ground/json-object.js';
import type { OpenApiDocument, Schema } from './document.js';
import { choicesOf, freeName, membersOf, partsOf, requiredOf, typesOf } from './members.js';

type Sample = (schema: Schema) => unknown;

// More members or items than these to meet a schema would be a burden on any target.
const most = 50;
/** Beyond these the choices of a schema are left alone. */
const mostChoices = 12;

// Of those that the sampler makes no value of, or makes one that does not always meet a pattern beside it.
const ofFormat: Readonly<Record<string, string>> = {
  url: 'https://example.com/hook',
  uri: 'https://example.com/hook',
  'uri-reference': '/hook',
  'uri-template': 'https://example.com/{id}',
  iri: 'https://example.com/hook',
  email: 'someone@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  date: '2024-02-29',
  'date-time': '2024-02-29T12:00:00Z',
  time: '12:00:00Z',
  'iso-time': '12:00:00Z',
  'iso-date-time': '2024-02-29T12:00:00Z',
  duration: 'PT1H',
  byte: 'aGVsbG8=',
  'json-pointer': '/name',
  'relative-json-pointer': '1/name',
  regex: '^[a-z]+$',
};

/**
 * Values put together from samples of the parts of a schema, for what no whole can be sampled of: objects with rules for the
 * names of their members, formats, and whatever is too large. `undefined` is among them where a part has no sample; nothing
 * comes where it is neither object nor list, and has neither choices nor a format.
 * @param isFull whether they hold what is optional too.
 */
export function* builtValues(
  document: OpenApiDocument,
  schema: Schema,
  sample: Sample,
  isFull: boolean,
): Iterable<unknown> {
  const parts = partsOf(document, schema);
  const types = typesOf(document, schema);
  const isObject = types.has('object') || parts.some(({ properties }) => properties !== undefined);
  const choices = choicesOf(document, schema).slice(0, mostChoices);
  if (choices.length > 0) {
    const own = isObject ? builtObject(ownMembers()) : undefined;
    for (const choice of choices) {
      const value = sample(choice);
      yield isJsonObject(own) && (isJsonObject(value) || value === undefined) ? { ...own, ...value } : value;
    }
  }
  for (const { format } of parts) if (format !== undefined) yield ofFormat[format];
  if (isObject) yield builtObject(membersOf(document, schema));
  else if (types.has('array') || parts.some(({ prefixItems }) => prefixItems !== undefined)) yield builtList();

  function ownMembers(): ReadonlyMap<string, Schema> {
    return new Map(parts.flatMap(({ properties = {} }) => Object.entries(properties)));
  }

  function builtObject(members: ReadonlyMap<string, Schema>): unknown {
    const object: Record<string, unknown> = {};
    for (const name of requiredOf(document, schema)) object[name] = sample(members.get(name) ?? { type: 'string' });
    if (Object.values(object).includes(undefined)) return undefined;
    const needed = Math.min(most, greatest(parts.map(({ minProperties }) => minProperties)));
    const fewest = isFull ? most : needed;
    const others = [...members].filter(([name]) => !Object.hasOwn(object, name));
    for (const [name, member] of others) {
      if (Object.keys(object).length >= fewest) break;
      const value = sample(member);
      if (value !== undefined) object[name] = value;
    }
    const ruled = parts.find(({ propertyNames }) => propertyNames !== undefined) ?? {};
    for (let index = 1; Object.keys(object).length < needed && index <= most; index += 1) {
      object[freeName(ruled, sample) ?? `member_${index}`] = freeValue();
    }
    return Object.values(object).includes(undefined) ? undefined : object;
  }

  function freeValue(): unknown {
    const rule = parts.find((part) => typeof part.additionalProperties === 'object')?.additionalProperties;
    return typeof rule === 'object' ? (sample(rule) ?? 'x') : 'x';
  }

  function builtList(): unknown {
    const first = parts.flatMap(({ prefixItems = [] }) => prefixItems).map((one) => sample(one));
    const rest = parts.find(({ items }) => typeof items === 'object')?.items;
    const needed = greatest(parts.map(({ minItems }) => minItems));
    const fewest = Math.min(most, Math.max(isFull ? 1 : 0, needed));
    const list = [...first];
    for (const { contains, minContains = 1, items = {} } of parts) {
      const wanted = contains === undefined ? 0 : Math.min(most, minContains);
      const counted = wanted === 0 ? undefined : sample({ allOf: [items, contains ?? {}] });
      for (let index = 0; index < wanted; index += 1) list.push(counted);
    }
    while (rest !== undefined && list.length < fewest) list.push(sample(rest));
    if (!list.includes(undefined)) return list;
    return needed === 0 && first.length === 0 ? [] : undefined;
  }
}

function greatest(numbers: readonly (number | undefined)[]): number {
  return Math.max(0, ...numbers.map((one) => one ?? 0));
}
