import type { Answer } from '../exchange.js';
import type { RequestChange } from './draft.js';
import { bodyOf, errorTypeOf, statusOf } from './reaction.js';

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

/** Whether a path is that of a route that cannot exist. */
export function isAbsentPath(path: string): boolean {
  return new RegExp(`${ending}(?:/|$)`).test(path);
}

/** A text of an answer, without what may name the route, the thing that was asked for, or the request itself. */
export function withoutNames(text: string): string {
  return text.toLowerCase().replace(new RegExp(`${ending}\\b|/[\\w%./{}-]*|[0-9a-f-]{8,}|\\w*\\d\\w*`, 'g'), '');
}

/** Whether two answers say the same, but for such names. */
export function isSameText(one: Answer, other: Answer): boolean {
  return withoutNames(bodyOf(one)) === withoutNames(bodyOf(other));
}

/** What an answer says, without such names and the same for all that say the same. */
export function saying(answer: Answer): string {
  return `${statusOf(answer)} ${errorTypeOf(answer)} ${withoutNames(bodyOf(answer))}`;
}
