import { isJsonObject } from '../ground/json-object.js';

const longestShown = 160;

/** Whether the members of objects have to stand in the same order. */
type Order = 'any' | 'same';

/**
 * How two JSON values differ, each a sentence `where: expected X, received Y`; empty where they are equal. Members that
 * are undefined count as absent.
 */
export function differences(
  where: string,
  expected: unknown,
  received: unknown,
  order: Order = 'any',
): readonly string[] {
  if (Object.is(expected, received)) return [];
  if (Array.isArray(expected) && Array.isArray(received)) return inArrays(where, expected, received, order);
  if (isJsonObject(expected) && isJsonObject(received)) return inObjects(where, expected, received, order);
  return [`${where}: expected ${shown(expected, received)}, received ${shown(received, expected)}`];
}

function inArrays(
  where: string,
  expected: readonly unknown[],
  received: readonly unknown[],
  order: Order,
): readonly string[] {
  const count = Math.max(expected.length, received.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) =>
    differences(`${where}[${index}]`, expected[index], received[index], order),
  );
}

function inObjects(
  where: string,
  expected: Readonly<Record<string, unknown>>,
  received: Readonly<Record<string, unknown>>,
  order: Order,
): readonly string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(received)]);
  const found = [...names].flatMap((name) => {
    const place = /[:)]$/.test(where) ? `${where} ${name}` : `${where}.${name}`;
    return differences(place, own(expected, name), own(received, name), order);
  });
  if (found.length > 0 || order === 'any') return found;
  const [first, second] = [expected, received].map(membersOf);
  const moved = first?.findIndex((name, index) => name !== second?.[index]) ?? -1;
  if (moved < 0) return [];
  return [
    `${where.replace(/:$/, '')}: expected "${first?.[moved]}" as member ${moved + 1}, received "${second?.[moved]}"`,
  ];
}

function membersOf(object: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(object).filter((name) => object[name] !== undefined);
}

function own(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function shown(value: unknown, other: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  if (text.length <= longestShown) return text;
  // Of long texts the place where they part says more than the beginning.
  const parting = other === undefined ? 0 : firstDifference(text, JSON.stringify(other));
  const start = Math.max(0, Math.min(parting - 30, text.length - longestShown));
  return `${start > 0 ? '…' : ''}${text.slice(start, start + longestShown)}… (${text.length} characters)`;
}

function firstDifference(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index += 1;
  return index;
}
