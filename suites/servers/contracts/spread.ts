/** More of one list would be a burden on any target, whatever they say. */
const atAll = 400;

/**
 * Of a list, in its order, at most so many, but the first of each kind in any case: a long list of one kind does not drown the
 * others.
 */
export function spread<T>(all: readonly T[], most: number, kindOf: (one: T) => string): readonly T[] {
  if (all.length <= most) return all;
  const counts = new Map<string, number>();
  const ranked = all.map((one, index) => {
    const kind = kindOf(one);
    const rank = counts.get(kind) ?? 0;
    counts.set(kind, rank + 1);
    return { one, index, rank };
  });
  return ranked
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .slice(0, Math.min(Math.max(most, counts.size), atAll))
    .sort((one, other) => one.index - other.index)
    .map(({ one }) => one);
}
