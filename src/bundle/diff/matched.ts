import { grouped } from '../../ground/grouped.js';
import type { Exchange } from '../../model/exchange.js';
import { errorTypeOf, statusOf } from '../../model/experiment/reaction.js';
import { placeOf } from '../../model/origin.js';

/** The exchanges of two runs that answer the same request, and how many of each run answer none of the other. */
export interface Matched {
  readonly pairs: readonly (readonly [one: Exchange, other: Exchange])[];
  readonly onlyInOne: number;
  readonly onlyInOther: number;
}

/**
 * Matches the exchanges of experiments by experiment and step. What lenders and looks at the state ask of other
 * endpoints is left out: verdicts say what comes of it.
 * @param isConcurrent whether the steps of an experiment are sent at the same time, so that any of them may come first.
 */
export function matched(
  ones: readonly Exchange[],
  others: readonly Exchange[],
  isConcurrent: (experiment: string) => boolean,
): Matched {
  const left = byPlace(ones, isConcurrent);
  const right = byPlace(others, isConcurrent);
  const pairs = [...left].flatMap(([place, one]): [Exchange, Exchange][] => {
    const other = right.get(place);
    return other === undefined ? [] : [[one, other]];
  });
  return { pairs, onlyInOne: left.size - pairs.length, onlyInOther: right.size - pairs.length };
}

function byPlace(
  exchanges: readonly Exchange[],
  isConcurrent: (experiment: string) => boolean,
): ReadonlyMap<string, Exchange> {
  const own = exchanges.flatMap((exchange) => {
    const { kind } = exchange.origin;
    return kind === 'step' || kind === 'arrival' || kind === 'recording'
      ? [{ ...exchange, ...placeOf(exchange.origin) }]
      : [];
  });
  const places = [...grouped(own, ({ experiment }) => experiment)].flatMap(([experiment, all]) => {
    if (!isConcurrent(experiment)) return all.map((one): [string, Exchange] => [`${experiment}\n${one.step}`, one]);
    return [...all].sort(byAnswer).map((one, index): [string, Exchange] => [`${experiment}\n${index}`, one]);
  });
  return new Map(places);
}

function byAnswer({ answer: one }: Exchange, { answer: other }: Exchange): number {
  return statusOf(one) - statusOf(other) || ((errorTypeOf(one) ?? '') < (errorTypeOf(other) ?? '') ? -1 : 1);
}
