import type { OpenApiDocument, Schema } from './document.js';
import { membersOf, partsOf, requiredOf, typesOf } from './members.js';

type Sample = (schema: Schema) => unknown;

// More members or items than these to meet a schema would be a burden on any target.
const most = 50;

/**
 * A value put together from samples of its parts, for objects and lists of which no whole can be sampled, such as those with
 * rules for the names of their members. `undefined` where it is neither or a part has no sample.
 */
export function builtValue(document: OpenApiDocument, schema: Schema, sample: Sample): unknown {
  const parts = partsOf(document, schema);
  const types = typesOf(document, schema);
  if (types.has('object') || parts.some(({ properties }) => properties !== undefined)) return builtObject();
  if (types.has('array') || parts.some(({ prefixItems }) => prefixItems !== undefined)) return builtList();
  return undefined;

  function builtObject(): unknown {
    const members = membersOf(document, schema);
    const object: Record<string, unknown> = {};
    for (const name of requiredOf(document, schema)) object[name] = sample(members.get(name) ?? { type: 'string' });
    const fewest = Math.min(most, greatest(parts.map(({ minProperties }) => minProperties)));
    const others = [...members].filter(([name]) => !Object.hasOwn(object, name));
    for (const [name, member] of others) {
      if (Object.keys(object).length >= fewest) break;
      const value = sample(member);
      if (value !== undefined) object[name] = value;
    }
    for (let index = 1; Object.keys(object).length < fewest && index <= most; index += 1) {
      object[freeName() ?? `member_${index}`] = freeValue();
    }
    return Object.values(object).includes(undefined) ? undefined : object;
  }

  function freeName(): string | undefined {
    const rule = parts.find(({ propertyNames }) => propertyNames !== undefined)?.propertyNames;
    const name = rule === undefined ? undefined : sample({ type: 'string', ...rule });
    return typeof name === 'string' ? name : undefined;
  }

  function freeValue(): unknown {
    const rule = parts.find((part) => typeof part.additionalProperties === 'object')?.additionalProperties;
    return typeof rule === 'object' ? (sample(rule) ?? 'x') : 'x';
  }

  function builtList(): unknown {
    const first = parts.flatMap(({ prefixItems = [] }) => prefixItems).map((one) => sample(one));
    const rest = parts.find(({ items }) => typeof items === 'object')?.items;
    const fewest = Math.min(most, greatest(parts.map(({ minItems }) => minItems)));
    const list = [...first];
    while (rest !== undefined && list.length < fewest) list.push(sample(rest));
    return list.includes(undefined) ? undefined : list;
  }
}

function greatest(numbers: readonly (number | undefined)[]): number {
  return Math.max(0, ...numbers.map((one) => one ?? 0));
}
