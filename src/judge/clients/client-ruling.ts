import type { Arrival } from '../../model/arrival.js';
import type { Mismatch } from '../../model/finding.js';
import { fail, pass, type Ruling } from '../servers/ruling.js';

/** A ruling on a client, with the request that it is about where there is one. */
export interface ClientRuling extends Ruling {
  readonly about?: Arrival;
}

/** The findings of the first request that has any; a pass where none has. */
export function every(
  arrivals: readonly Arrival[],
  findings: (arrival: Arrival, index: number) => readonly Mismatch[],
): ClientRuling {
  for (const [index, about] of arrivals.entries()) {
    const found = findings(about, index);
    if (found.length > 0) return { ...fail(...found), about };
  }
  return pass();
}
