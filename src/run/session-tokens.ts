import type { Answer } from '../model/exchange.js';

// In the answer that makes a session, a list of sessions, or the address of a page that opens one.
const tokens: readonly RegExp[] = [/"\w*token"\s*:\s*"([^"\\]{12,512})"/gi, /\b(seam_cst\w{8,512})/g];

/** The tokens of sessions in an answer, wherever they stand. Whoever made a session needs its token; no evidence may hold it. */
export function sessionTokensIn(answer: Answer): readonly string[] {
  if (answer.kind !== 'response') return [];
  const found = tokens.flatMap((pattern) => [...answer.body.matchAll(pattern)].map(([, token = '']) => token));
  return [...new Set(found)].filter((token) => !token.startsWith('{{'));
}
