import { resources } from '../../spec/resources.js';
import { grouped } from '../ground/grouped.js';
import { caseHeader } from '../model/case-header.js';
import type { Exchange } from '../model/exchange.js';
import type { Request } from '../model/experiment/request.js';
import { lookAt, type Origin, placeOf } from '../model/origin.js';
import { notSent } from '../run/not-sent.js';
import type { Wait } from '../run/patience.js';
import { correlated } from '../run/recorder.js';
import { sharedRunId } from '../run/run-id.js';
import type { Call } from '../run/world/call.js';
import { differences } from './difference.js';

const ownKeys = new RegExp(`("${resources.user_identity.key}":)"(?:conformance-)?[0-9a-f-]{36}(?:-known)?"`, 'g');

/** What a run recorded, played back to the runner in place of a target. */
export interface Tape {
  /** Answers with what was recorded for that step, and notes where the request was another one. */
  readonly call: Call;
  /** Whether a further look at any of these facets of a scenario was recorded. */
  readonly hasLook: (wait: Pick<Wait, 'experiment' | 'phase' | 'facets'>) => Promise<boolean>;
  /** What was recorded and not asked for so far. */
  readonly left: () => readonly Exchange[];
  /** Requests that differ from the recorded ones, that were never recorded, or that nobody asked for. */
  readonly problems: () => readonly string[];
}

/**
 * A tape of these exchanges.
 * @param runName the one that they carry; absent where they carry none.
 * @param isComplete whether the run came to its end, so that it has sent everything that it meant to.
 */
export function createTape(exchanges: readonly Exchange[], runName: string | undefined, isComplete: boolean): Tape {
  const recorded = grouped(exchanges, ({ origin }) => keyOf(origin));
  const played = new Set<Exchange>();
  const problems: string[] = [];
  const take = (exchange: Exchange, expected: Request) => {
    played.add(exchange);
    problems.push(...differences(`${nameOf(exchange)}: request`, withoutOwn(expected), withoutOwn(exchange.request)));
    return exchange;
  };
  return {
    async call(origin, request) {
      const expected = correlated(request, runName, origin);
      const left = (recorded.get(keyOf(origin)) ?? []).filter((exchange) => !played.has(exchange));
      const [first] = left;
      if (first === undefined) {
        const { experiment, step } = placeOf(origin);
        const sentence = `exchanges.har: ${experiment}, ${step}: expected ${expected.method} ${expected.path}, the exchange is missing`;
        // Whether something is looked for that was just made depends on what showed before, and no verdict does.
        // Nor does what a further look at the state did not show.
        const isFurther = isLook(origin) && recorded.has(keyOf(origin));
        if (isComplete && origin.kind !== 'sighting' && !isFurther) problems.push(sentence);
        return unsent(origin, expected);
      }
      if (origin.kind === 'sighting') {
        const [again, ...looks] = left.filter((exchange) => isSame(exchange.request, expected));
        return again === undefined
          ? unsent(origin, expected)
          : looks.reduce((_last, exchange) => take(exchange, expected), take(again, expected));
      }
      if (isLook(origin)) return take(first, expected);
      // Lenders work for several experiments at once, so what they share stands in the order of arrival.
      return take(left.find((exchange) => isSame(exchange.request, expected)) ?? first, expected);
    },
    hasLook: async ({ experiment, phase, facets }) =>
      facets.some(({ name }) =>
        (recorded.get(JSON.stringify([experiment, lookAt(phase, name)])) ?? []).some((look) => !played.has(look)),
      ),
    left: () => exchanges.filter((exchange) => !played.has(exchange)),
    problems: () => [...problems, ...unasked(exchanges, played)],
  };
}

function unasked(exchanges: readonly Exchange[], played: ReadonlySet<Exchange>): readonly string[] {
  return exchanges
    .filter((exchange) => !played.has(exchange))
    .filter(({ origin }) => origin.kind !== 'sighting')
    .filter((exchange) => !isAroundExperiments(exchange) || !isRepeated(exchange, played))
    .map((exchange) => `${nameOf(exchange)}: expected no such exchange, received one that the run does not send`);
}

// Each shard of a run asks for the world again.
function isRepeated({ origin, request }: Exchange, played: ReadonlySet<Exchange>): boolean {
  return [...played].some((other) => keyOf(other.origin) === keyOf(origin) && isSame(other.request, request));
}

function isLook(origin: Origin): boolean {
  return origin.kind === 'look';
}

function isAroundExperiments({ origin }: Exchange): boolean {
  return origin.kind !== 'step' && origin.kind !== 'look';
}

function isSame(one: Request, other: Request): boolean {
  return differences('', withoutOwn(one), withoutOwn(other)).length === 0;
}

// Keys of what is made hold the moment at which the run, or its shard, began, and each has a part of its name to itself.
// Nothing that is judged rests on them.
function withoutOwn({ headers, body, ...request }: Request): Request {
  const carried = headers[caseHeader];
  return {
    ...request,
    headers: carried === undefined ? headers : { ...headers, [caseHeader]: sharedRunName(carried) },
    ...(body === undefined ? {} : { body: body.replace(ownKeys, '$1""') }),
  };
}

function sharedRunName(text: string): string {
  const [name = '', ...rest] = text.split(' ');
  return [sharedRunId(name), ...rest].join(' ');
}

function keyOf(origin: Origin): string {
  const { experiment, step } = placeOf(origin);
  return JSON.stringify([experiment, step]);
}

function nameOf({ index, origin }: Exchange): string {
  const { experiment, step } = placeOf(origin);
  return `exchanges.har: exchange ${index} (${experiment}, ${step})`;
}

function unsent(origin: Origin, request: Request): Exchange {
  return { index: -1, origin, request, answer: notSent, attempts: 0, startedAt: 0, durationMs: 0 };
}
