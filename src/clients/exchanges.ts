import { type Arrival, pathOf, queryOf } from '../model/arrival.js';
import type { Exchange } from '../model/exchange.js';
import type { Request } from '../model/experiment/request.js';

/** Arrivals as exchanges, numbered from an index. Repeated headers are joined, as HTTP does it. */
export function exchangesOf(
  trial: string,
  at: 'request' | 'elsewhere' | 'beside',
  arrivals: readonly Arrival[],
  from: number,
): readonly Exchange[] {
  return arrivals.map((arrival, position) => ({
    index: from + position,
    origin: { kind: 'arrival', trial, at, position: position + 1 },
    request: requestOf(arrival),
    answer: arrival.answer,
    attempts: 1,
    startedAt: arrival.arrivedAt,
    durationMs: arrival.answeredAt - arrival.arrivedAt,
  }));
}

function requestOf(arrival: Arrival): Request {
  const headers: Record<string, string> = {};
  for (const [name, value] of arrival.headers) {
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  return {
    method: arrival.method,
    path: pathOf(arrival),
    query: queryOf(arrival),
    headers,
    ...(arrival.body === '' ? {} : { body: arrival.body }),
  };
}
