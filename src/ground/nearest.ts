import { closest } from 'fastest-levenshtein';

/** `; did you mean "x"?` for the known word nearest to a mistyped one, or nothing where none is known. */
export function didYouMean(word: string, known: readonly string[]): string {
  return known.length === 0 ? '' : `; did you mean "${closest(word, [...known])}"?`;
}
