/** So many of a list, at even distances: of as many stretches of the list the first of each. All where it has no more. */
export function evenlyChosen<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)] as T);
}
