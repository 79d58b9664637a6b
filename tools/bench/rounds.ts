/** Of several figures the one in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median of each figure over so many rounds. */
export async function inRounds<K extends string>(
  rounds: number,
  measure: () => Promise<Readonly<Record<K, number>>>,
): Promise<Readonly<Record<K, number>>> {
  const all: Readonly<Record<K, number>>[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure());
  const names = Object.keys(all[0] ?? {}) as K[];
  return Object.fromEntries(names.map((name) => [name, median(all.map((one) => one[name]))])) as Record<K, number>;
}
