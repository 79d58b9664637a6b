/** Of several figures the one in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median of each figure over all rounds. */
export function medians<K extends string>(rounds: readonly Readonly<Record<K, number>>[]): Readonly<Record<K, number>> {
  const names = Object.keys(rounds[0] ?? {}) as K[];
  return Object.fromEntries(names.map((name) => [name, median(rounds.map((one) => one[name]))])) as Record<K, number>;
}
