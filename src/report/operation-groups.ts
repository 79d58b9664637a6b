/** So many operations stand side by side; more are folded by group. */
const shownAtMost = 14;

/** Operations that are shown as one. */
export interface OperationGroup {
  /** The operation itself where it stands alone. */
  readonly name: string;
  readonly operations: ReadonlySet<string>;
}

/**
 * Operations as a matrix shows them: each by itself, or where there are too many, those whose ids begin alike as one, by
 * the words that tell at most as many groups apart as there is room for.
 */
export function operationGroups(operations: readonly string[], room: number = shownAtMost): readonly OperationGroup[] {
  if (operations.length <= room) return operations.map((name) => ({ name, operations: new Set([name]) }));
  const byName = new Map<string, Set<string>>();
  for (const operation of operations) {
    const name = operation.split('.')[0] ?? operation;
    const known = byName.get(name) ?? new Set();
    byName.set(name, known.add(operation));
  }
  return [...byName].map(([name, own]) => ({ name: own.size === 1 ? name : `${name} (${own.size})`, operations: own }));
}
