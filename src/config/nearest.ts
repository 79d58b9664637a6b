import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean "x"?` for the known word nearest to a mistyped one, or nothing where none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(word, [...known]);
  return distance(word, nearest) <= Math.max(3, word.length / 2) ? `; did you mean "${nearest}"?` : '';
}
