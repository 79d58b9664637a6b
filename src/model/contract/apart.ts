import type { Described } from './described.js';

type Parameters = Readonly<Record<string, unknown>>;

/** Parameters of one request, by where they travel. */
interface Apart {
  readonly beside: Parameters;
  /** Those that have no other place. */
  readonly inBody: Parameters;
}

/** The parameters beside the body, and those that are members of it. */
export function apart(places: Described['places'], parameters: Parameters): Apart {
  const entries = Object.entries(parameters);
  return {
    beside: Object.fromEntries(entries.filter(([name]) => places.has(name))),
    inBody: Object.fromEntries(entries.filter(([name]) => !places.has(name))),
  };
}
