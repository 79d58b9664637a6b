import { uuidsIn } from '../ground/uuids-in.js';
import type { Answer } from '../model/exchange.js';
import { statusOf } from '../model/experiment/reaction.js';
import type { Request } from '../model/experiment/request.js';

/** A request that the target refused, which can be sent again at any time, and what it was answered. */
export interface Refused {
  readonly request: Request;
  readonly answer: Answer;
}

/** What a target has refused so far: it answers the same again for as long as it is there. */
export interface KnownRefusals {
  readonly learn: (request: Request, answer: Answer) => void;
  /** The one for a path, or else for another one; `undefined` where nothing was refused yet. */
  readonly of: (path?: string) => Refused | undefined;
}

/** Remembers for each path the refusal that depends the least on anything that may change. */
export function knownRefusals(): KnownRefusals {
  const byPath = new Map<string, Refused & { readonly doubt: number }>();
  return {
    learn(request, answer) {
      const doubt = doubtOf(request, answer);
      const known = byPath.get(request.path);
      if (doubt !== undefined && (known === undefined || doubt < known.doubt)) {
        byPath.set(request.path, { request, answer, doubt });
      }
    },
    of: (path = '') => byPath.get(path) ?? byPath.values().next().value,
  };
}

// What names nothing finds nothing gone, and wrong credentials may be counted.
function doubtOf({ headers, path, query, body = '' }: Request, answer: Answer): number | undefined {
  const status = statusOf(answer);
  const isPlain = status === 400 || (status === 401 && headers.authorization === undefined);
  if (!isPlain) return undefined;
  const namesSomething = [path, body, ...query.flat()].some((text) => uuidsIn(text).length > 0);
  return (namesSomething ? 2 : 0) + (status === 400 ? 0 : 1);
}
