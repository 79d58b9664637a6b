import type { OpenApiDocument } from './document.js';

const ofOperations = ['x-alternate-of', 'x-given', 'x-consumes'];
const ofBranches = ['x-requirement'];

/**
 * Throws a RangeError, naming the word and its place, where a document says something in an extension that no suite reads:
 * what is misspelt would be left out of every judgement, and nobody would know.
 */
export function checkExtensions(document: OpenApiDocument): void {
  const unknown = wordsIn(document, []).find(({ word, path }) => !knownAt(path).includes(word));
  if (unknown === undefined) return;
  const { word, path } = unknown;
  const known = knownAt(path);
  const advice = known.length === 0 ? 'no extension is known there' : `known there: ${known.join(', ')}`;
  throw new RangeError(`${path.join(' ') || 'the document'}: no suite knows "${word}"; ${advice}`);
}

function knownAt(path: readonly string[]): readonly string[] {
  if (path.length === 3 && path[0] === 'paths') return ofOperations;
  return path.at(-2) === 'oneOf' ? ofBranches : [];
}

function wordsIn(value: unknown, path: readonly string[]): readonly { word: string; path: readonly string[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  // The members of these are named by whoever wrote the document.
  const isNamed = ['properties', 'schemas', 'example', 'default', 'enum'].includes(path.at(-1) ?? '');
  return Object.entries(value).flatMap(([key, inner]) =>
    key.startsWith('x-') && !isNamed ? [{ word: key, path }] : wordsIn(inner, [...path, key]),
  );
}
