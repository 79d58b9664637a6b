import type { WirePlace } from '../contract/described.js';
import { formTypes } from '../contract/form-body.js';
import type { Operation } from '../contract/operation.js';
import { boundary, multipart } from './multipart.js';
import { placedIn } from './placed.js';
import type { Request } from './request.js';

/** A request in the making: what a change of one thing works on. */
export interface Draft {
  readonly method: string;
  readonly path: string;
  readonly carrier: 'body' | 'query';
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON body or as query, as the carrier says. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly extraQuery: readonly (readonly [string, string])[];
  /** Of parameters that travel elsewhere than the carrier says. */
  readonly places?: ReadonlyMap<string, WirePlace>;
  /** Whether the body is the one parameter that has no place. */
  readonly hasPlainBody?: boolean;
  /** How the body is written where it is a form. */
  readonly form?: 'pairs' | 'parts';
  /** Sent instead of the parameters; `null` sends no body at all. */
  readonly text?: string | null;
}

/** One change of a request. */
export type RequestChange = (draft: Draft) => Draft;

/** The valid request of an operation with these headers and parameters, before any change. */
export function draft(
  operation: Operation,
  headers: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, unknown>>,
): Draft {
  return {
    method: operation.method,
    path: operation.path,
    carrier: operation.carrier,
    headers:
      operation.carrier === 'body'
        ? { 'content-type': contentTypeOf(operation.described?.mediaType ?? 'application/json'), ...headers }
        : headers,
    parameters,
    extraQuery: [],
    ...(operation.described === undefined
      ? {}
      : {
          places: operation.described.places,
          hasPlainBody: operation.described.hasPlainBody,
          ...formOf(operation.described.mediaType),
        }),
  };
}

/** The request that a draft describes. */
export function render(draft: Draft): Request {
  const { method } = draft;
  const { path, headers, query, form, rest } = placedIn(draft);
  if (draft.carrier === 'query') {
    return { method, path, headers, query: [...query, ...form, ...queryOf(rest), ...draft.extraQuery] };
  }
  const written = () => {
    if (draft.form === 'parts') return multipart([...form, ...queryOf(rest)], fileNames(draft.places));
    if (draft.form === 'pairs')
      return new URLSearchParams(
        [...form, ...queryOf(rest)].map(([name, value]): [string, string] => [name, value]),
      ).toString();
    return JSON.stringify(draft.hasPlainBody === true ? rest.body : rest) ?? null;
  };
  const body = draft.text === undefined ? written() : draft.text;
  return { method, path, headers, query: [...query, ...draft.extraQuery], ...(body === null ? {} : { body }) };
}

function formOf(mediaType: string): Pick<Draft, 'form'> {
  if (mediaType === formTypes.parts) return { form: 'parts' };
  return mediaType === formTypes.pairs ? { form: 'pairs' } : {};
}

function contentTypeOf(mediaType: string): string {
  return mediaType === formTypes.parts ? `${mediaType}; boundary=${boundary}` : mediaType;
}

function fileNames(places: Draft['places'] = new Map()): ReadonlySet<string> {
  return new Set([...places.values()].filter(({ isFile }) => isFile === true).map(({ wire }) => wire));
}

function queryOf(parameters: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}

/** All changes, one after the other. */
export function all(...changes: readonly RequestChange[]): RequestChange {
  return (draft) => changes.reduce((changed, change) => change(changed), draft);
}

/** Leaves a parameter out. */
export function without(name: string): RequestChange {
  return (draft) => {
    const { [name]: _left, ...parameters } = draft.parameters;
    return { ...draft, parameters };
  };
}

/** Gives a parameter another value, or adds it. */
export function replace(name: string, value: unknown): RequestChange {
  return (draft) => ({ ...draft, parameters: { ...draft.parameters, [name]: value } });
}

/** Sets a header, whose name is in lower case. */
export function header(name: string, value: string): RequestChange {
  return (draft) => ({ ...draft, headers: { ...draft.headers, [name]: value } });
}

/** Leaves a header out. */
export function withoutHeader(name: string): RequestChange {
  return (draft) => {
    const { [name]: _left, ...headers } = draft.headers;
    return { ...draft, headers };
  };
}

/** Adds a pair to the query. */
export function query(name: string, value: string): RequestChange {
  return (draft) => ({ ...draft, extraQuery: [...draft.extraQuery, [name, value]] });
}

/** Sends this text as the body, byte for byte; `null` for no body. */
export function text(body: string | null): RequestChange {
  return (draft) => ({ ...draft, text: body });
}

/** Sends the same parameters by another method, in the query where that method has no body. */
export function verb(method: string): RequestChange {
  return (draft) => {
    if (!['GET', 'HEAD', 'DELETE'].includes(method)) return { ...draft, method, carrier: 'body' };
    const { 'content-type': _left, ...headers } = draft.headers;
    return { ...draft, method, headers, carrier: 'query' };
  };
}
