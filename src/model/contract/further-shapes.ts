import type { Described } from './described.js';
import { exampleId, type Operation } from './operation.js';

/** So many of one operation, at most. */
export const mostTried = 6;

/**
 * A reading operation with one more of its optional parameters each, those first that a refusal of its plainest request names:
 * where one of several is needed, many documents say so in words alone, or not at all.
 * @param words of the refusal.
 */
export function furtherShapes(operation: Operation, words = ''): readonly Operation[] {
  const { described, shapes } = operation;
  const [plain] = shapes;
  if (described?.isReading !== true || described.control !== 'real' || plain === undefined) return [];
  const isNamed = (name: string) => new RegExp(`\\b${escaped(name)}\\b`).test(words);
  const ranked = addable(operation, described)
    .map((name, index) => ({ name, index, isNamed: isNamed(name) }))
    .sort((one, other) => Number(other.isNamed) - Number(one.isNamed) || one.index - other.index);
  const named = ranked.filter((one) => one.isNamed).map(({ name }) => name);
  const sets = [...ranked.map(({ name }) => [name]), ...(named.length > 1 ? [named] : [])];
  const tried = sets.slice(0, mostTried);
  const [last] = sets.slice(mostTried).filter((set) => set.length > 1);
  return [...(last === undefined ? tried : [...tried.slice(0, -1), last])].map((set) => ({
    ...operation,
    shapes: [{ ...plain, parameters: [...plain.parameters, ...set] }],
  }));
}

// Ids first: they say what is asked for, and all else says only how much of it.
function addable(operation: Operation, described: Described): readonly string[] {
  const plain = operation.shapes[0]?.parameters ?? [];
  const sampleOf = (name: string) => operation.parameters.find((one) => one.name === name)?.sample ?? exampleId;
  const sampled = Object.fromEntries(plain.map((name) => [name, sampleOf(name)]));
  const isId = (name: string) => described.parameters.get(name)?.isId === true;
  return operation.parameters
    .map(({ name }) => name)
    .filter((name) => !plain.includes(name) && (isId(name) || described.parameters.get(name)?.isChoosy !== true))
    .filter((name) => described.violations({ ...sampled, [name]: sampleOf(name) }).length === 0)
    .sort((one, other) => Number(isId(other)) - Number(isId(one)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
