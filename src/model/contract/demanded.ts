/** Sentences that demand something, and not only under a condition. */
const demands =
  /\b(?:must|have to|need to)\s+(?:specify|provide|include|set|pass|supply|give|send)\b|^(?:specify|provide|include|set|pass|supply)\b|\b(?:either|at least one of|one of)\b[^.]*\b(?:is|are|must be)\s+(?:required|given|provided|specified)\b|^either\s+(?:specify|provide|include|set|pass|supply)\b/i;
const conditions = /^(?:if|when|where|unless|to)\b|\b(?:also|only|cannot|not)\b/i;

/**
 * The parameters that a valid request needs although the schema marks them as optional, as only words say so: of each
 * sentence that demands one of several, the first id that it names, or else the first parameter.
 * @param texts what the document says of the operation and of its parameters.
 * @param given what the request holds anyway.
 * @param optional what it may hold besides, ids among it.
 */
export function demandedBy(
  texts: readonly string[],
  given: readonly string[],
  optional: readonly string[],
  ids: readonly string[],
): readonly string[] {
  const found: string[] = [];
  for (const text of new Set(texts)) {
    for (const sentence of text.split(/(?<=[.!])\s+|\n+/)) {
      if (!demands.test(sentence) || conditions.test(sentence)) continue;
      const named = [...sentence.matchAll(/[`'"]([\w-]+)[`'"]/g)].map(([, word = '']) => word);
      const isNamed = (name: string) => named.some((word) => name === word || name.startsWith(`${word}_`));
      if ([...given, ...found].some(isNamed)) continue;
      const choice = named.flatMap(
        (word) => optional.find((name) => name === word) ?? optional.find((name) => name.startsWith(`${word}_`)) ?? [],
      );
      const first = choice.find((name) => ids.includes(name)) ?? choice[0];
      if (first !== undefined) found.push(first);
    }
  }
  return found;
}
