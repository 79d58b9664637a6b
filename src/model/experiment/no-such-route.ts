import type { RequestChange } from './draft.js';

// No document has a word like it, and it says nothing of who asks.
const ending = '_x';

/** The path of a route that cannot exist, beside a given one: the last word of it that is no parameter is another one. */
export function absentPath(path: string): string {
  const parts = path.split('/');
  const last = parts.findLastIndex((part) => part !== '' && !part.includes('{'));
  if (last < 0) return `${path.replace(/\/$/, '')}/${ending}`;
  return parts.map((part, index) => (index === last ? `${part}${ending}` : part)).join('/');
}

/** Asks for a route that cannot exist, beside that of the operation. */
export const noSuchRoute: RequestChange = (draft) => ({ ...draft, path: absentPath(draft.path) });

/** A text of an answer, without what may name the route or the thing that was asked for. */
export function withoutNames(text: string): string {
  return text.toLowerCase().replace(new RegExp(`${ending}\\b|/[\\w%./{}-]*|[0-9a-f-]{8,}|\\d+`, 'g'), '');
}
