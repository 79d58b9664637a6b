import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean "x"?` for the known word nearest to a mistyped one, or nothing where none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(word, [...known]);
  const isNear = nearest.includes(word) || distance(word, nearest) <= Math.max(2, Math.ceil(nearest.length / 3));
  return word !== '' && isNear ? `; did you mean "${nearest}"?` : '';
}
