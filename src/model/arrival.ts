import { jsonObject } from '../ground/json-object.js';
import type { Answer } from './exchange.js';

/** One request as it arrived at the scripted target, and what it was answered. Secrets stand by name. */
export interface Arrival {
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly target: string;
  /** In the order and spelling of arrival, repetitions included. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Whether the body was UTF-8; where it was not, `body` holds replacement characters. */
  readonly isUtf8: boolean;
  readonly answer: Answer;
  /** In milliseconds since 1970. */
  readonly arrivedAt: number;
  readonly answeredAt: number;
}

/** Every value of a header, whose name is in any case. */
export function valuesOf({ headers }: Arrival, name: string): readonly string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** Whether values of `Accept-Encoding` ask for gzip by name. */
export function acceptsGzip(values: readonly string[]): boolean {
  return values
    .flatMap((value) => value.split(','))
    .some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one));
}

/** The path without the query. */
export function pathOf({ target }: Arrival): string {
  return target.replace(/[?#].*$/s, '');
}

/** The query, decoded as forms are. */
export function queryOf({ target }: Arrival): readonly (readonly [name: string, value: string])[] {
  const start = target.indexOf('?');
  return start < 0 ? [] : [...new URLSearchParams(target.slice(start + 1))];
}

/** The members of the body, read as JSON or, failing that, as a form; empty for anything else. */
export function membersOf({ body }: Arrival): readonly (readonly [name: string, value: unknown])[] {
  if (body === '') return [];
  const json = jsonObject(body);
  if (json !== undefined) return Object.entries(json);
  return /^[\w.%-]+=/.test(body) ? [...new URLSearchParams(body)] : [];
}

/** The names that the members of a JSON object have more than once. A parser keeps one of them and says nothing. */
export function doubledNames(text: string): readonly string[] {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  let depth = 0;
  for (const [token, name] of text.matchAll(/"((?:[^"\\]|\\.)*)"(?:\s*:)?|[{}[\]]/gs)) {
    if (name === undefined) depth += token === '{' || token === '[' ? 1 : -1;
    else if (depth === 1 && token.endsWith(':')) (seen.has(name) ? doubled : seen).add(name);
  }
  return [...doubled];
}
