import { isJsonObject } from '../../ground/json-object.js';
import type { WirePlace } from '../contract/described.js';
import type { Draft } from './draft.js';

type Pair = readonly [name: string, value: string];

/** A draft with every parameter that has a place of its own there, and the rest. */
export interface Placed {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly Pair[];
  /** The fields of a form. */
  readonly form: readonly Pair[];
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Puts the parameters of a draft where they travel. */
export function placedIn({ path, headers, parameters, places }: Draft): Placed {
  if (places === undefined || places.size === 0) return { path, headers, query: [], form: [], rest: parameters };
  let [placedPath, placedHeaders] = [path, headers];
  const query: Pair[] = [];
  const form: Pair[] = [];
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const place = places.get(name);
    if (place === undefined) rest[name] = value;
    else if (place.in === 'path') placedPath = placedPath.replace(`{${place.wire}}`, () => segmentOf(value, place));
    else if (place.in === 'header') placedHeaders = { ...placedHeaders, [place.wire]: headerText(value, place) };
    else if (place.in === 'cookie')
      placedHeaders = withCookie(placedHeaders, `${place.wire}=${cookieText(value, place)}`);
    else (place.in === 'form' ? form : query).push(...pairsOf(value, place));
  }
  return { path: placedPath, headers: placedHeaders, query, form, rest };
}

// A segment of nothing but dots would be another path.
function segmentOf(value: unknown, place: WirePlace): string {
  const encoded = (one: unknown) => encodeURIComponent(textOf(one).toWellFormed());
  const { wire, style, isExploded = false } = place;
  if (style === 'json') return encodeURIComponent(JSON.stringify(value));
  const parts = partsOf(value, isExploded, encoded);
  if (style === 'label') return `.${parts.join(isExploded ? '.' : ',')}`;
  if (style === 'matrix' && isExploded)
    return parts.map((one) => `;${isJsonObject(value) ? one : `${wire}=${one}`}`).join('');
  if (style === 'matrix') return `;${wire}=${parts.join()}`;
  return parts.join().replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length));
}

// A list, or an object as the list of its names and values.
function partsOf(value: unknown, isExploded: boolean, written: (one: unknown) => string): readonly string[] {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return [written(value)];
  return Object.entries(value).flatMap(([name, inner]) =>
    isExploded ? [`${written(name)}=${written(inner)}`] : [written(name), written(inner)],
  );
}

const separators: Readonly<Partial<Record<WirePlace['style'], string>>> = { spaced: ' ', piped: '|' };

function pairsOf(value: unknown, { wire, style }: WirePlace): readonly Pair[] {
  if (style === 'json') return [[wire, JSON.stringify(value)]];
  if (typeof value !== 'object' || value === null) return [[wire, textOf(value)]];
  if (style === 'repeated' && Array.isArray(value)) return value.map((one): Pair => [wire, textOf(one)]);
  if (style === 'repeated') return Object.entries(value).map(([key, inner]): Pair => [key, textOf(inner)]);
  if (style === 'deep' && !Array.isArray(value)) {
    return Object.entries(value).map(([key, inner]): Pair => [`${wire}[${key}]`, textOf(inner)]);
  }
  return [[wire, partsOf(value, false, textOf).join(separators[style] ?? ',')]];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function withCookie(headers: Placed['headers'], pair: string): Placed['headers'] {
  return { ...headers, cookie: headers.cookie === undefined ? pair : `${headers.cookie}; ${pair}` };
}

// What cannot stand in a cookie (RFC 6265 section 4.1.1) is written as it would be in a URL.
function cookieText(value: unknown, { style }: WirePlace): string {
  const text = style === 'json' ? JSON.stringify(value) : partsOf(value, false, textOf).join();
  return /^[\x21\x23-\x24\x26-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/.test(text)
    ? text
    : encodeURIComponent(text.toWellFormed());
}

// What cannot stand in a header is written as it would be in a URL.
function headerText(value: unknown, { style, isExploded = false }: WirePlace): string {
  const text = style === 'json' ? JSON.stringify(value) : partsOf(value, isExploded, textOf).join();
  return /^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text.toWellFormed());
}
