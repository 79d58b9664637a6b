import { grouped } from '../../ground/grouped.js';
import type { Exchange } from '../../model/exchange.js';
import { saying } from '../../model/experiment/no-such-route.js';
import { mayStandIn } from '../environment.js';
import type { Recorded } from './recording.js';

/**
 * The calls of a recording that someone answered in the place of a target that was away, as during a deployment: one after
 * the other was answered alike, among them one that the target answered otherwise at another time.
 */
export function duringOutages(calls: readonly Recorded[]): ReadonlySet<Recorded> {
  const away = new Set<Recorded>();
  for (const own of grouped(calls, ({ origin }) => origin).values()) {
    const answered = new Set(own.filter(isAnswered).map(({ exchange }) => requestOf(exchange)));
    for (const run of runsOf(own.toSorted(byTime))) {
      const isOtherwise = run.some(({ exchange }) => answered.has(requestOf(exchange)));
      if (run.length > 1 && isOtherwise) for (const one of run) away.add(one);
    }
  }
  return away;
}

function isAnswered({ exchange: { answer } }: Recorded): boolean {
  return answer.kind === 'response' && !mayStandIn(answer, []);
}

/** Runs of answers of stand-ins that say the same. */
function runsOf(calls: readonly Recorded[]): readonly (readonly Recorded[])[] {
  const runs: Recorded[][] = [];
  let last: string | undefined;
  for (const call of calls) {
    const { answer } = call.exchange;
    const said = mayStandIn(answer, []) ? saying(answer) : undefined;
    if (said !== undefined && said === last) runs.at(-1)?.push(call);
    else if (said !== undefined) runs.push([call]);
    last = said;
  }
  return runs;
}

function byTime(one: Recorded, other: Recorded): number {
  return one.exchange.startedAt - other.exchange.startedAt || one.entry - other.entry;
}

function requestOf({ request: { method, path, query, body, headers } }: Exchange): string {
  return JSON.stringify([method, path, query, body, headers.authorization]);
}
