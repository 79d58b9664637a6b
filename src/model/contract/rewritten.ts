/** What becomes of one object of a tree, once its members are done; the same object where nothing does. */
export type Rewrite = (node: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** A tree with every object rewritten, from the leaves up. What does not change is not copied: documents are large. */
export function rewritten(value: unknown, rewrite: Rewrite): unknown {
  if (Array.isArray(value)) {
    const items = value.map((one) => rewritten(one, rewrite));
    return items.some((one, index) => one !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, inner, rewritten(inner, rewrite)] as const);
  const isSame = entries.every(([, inner, now]) => inner === now);
  return rewrite(
    isSame ? (value as Record<string, unknown>) : Object.fromEntries(entries.map(([key, , now]) => [key, now])),
  );
}
