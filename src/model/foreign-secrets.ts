/** What stands in the place of a value that may be someone's secret. */
export const masked = '[masked]';

// What says nothing about who sends: everything else may be a secret of somebody's, under whatever name.
const harmless =
  /^(?::\w+|accept(?:-.+)?|access-control-.+|age|allow|alt-svc|cache-control|connection|content-(?!security).+|date|dnt|etag|expect|expires|host|idempotent-replayed|if-.+|keep-alive|last-modified|origin|pragma|preference-applied|prefer|priority|ratelimit(?:-.+)?|retry-after|sec-(?:ch|fetch|gpc).*|seam-conformance-case|seam-lts-version|seam-request-id|seam-sdk-.+|seam-workspace|server|server-timing|te|trailer|transfer-encoding|upgrade(?:-insecure-requests)?|user-agent|vary|via|www-authenticate|x-content-type-options|x-fern-.+|x-frame-options|x-powered-by|x-ratelimit-.+|x-request-id|x-response-time)$/i;

const tellingName =
  /auth|code|cookie|credential|csrf|jwt|key|nonce|otp|pass|pwd|secret|session|sid|sig|state|ticket|token/i;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const tokens = /\bseam_[a-z]*\w{8,}|\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g;

/** A text without tokens of the shapes that Seam gives them, and without the passwords of URLs. */
export function withoutTokens(text: string): string {
  return text
    .replace(/\bseam_(?=\w*[\dA-Z])\w{12,}|\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, masked)
    .replace(/([/\\]{2}[^\s/\\:@]*:)[^\s/\\@]+(?=@|%40)/g, `$1${masked}`);
}

/** Whether the values of a header are nobody's secret. */
export function isHarmlessHeader(name: string): boolean {
  return harmless.test(name);
}

/** Whether a text looks like a token: long, without a space, of letters and figures mixed, and no uuid. */
export function isTokenShaped(text: string): boolean {
  return (
    text.length >= 20 && /^[\w.~+/=:|-]+$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text) && !uuid.test(text)
  );
}

// In what someone has written or an id that is judged, figures and letters of both cases are not mixed at such length.
const pieces = /(?<![\w~+-]|_ids?["']?\s{0,4}[:=]\s{0,4}\[?\s{0,4}["']?)[\w~+-]{20,100000}/gi;

/** A text without the words in it that look like tokens. Ids of things are judged and stay. */
export function withoutTokenWords(text: string): string {
  return text.replace(pieces, (word) => (isTokenWord(word) ? masked : word));
}

function isTokenWord(word: string): boolean {
  return /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word) && !uuid.test(word);
}

/** A URL, or the path and query of one, whose query holds no value that may be a secret, and whose path holds no token. */
export function withoutQuerySecrets(whole: string): string {
  const url = whole.replace(/(?<=^(?:[a-z]+:\/\/[^/?#]*)?\/)[^?#]+/i, withoutTokenWords);
  const start = url.indexOf('?');
  if (start < 0) return url;
  const pairs = url.slice(start + 1).split('&');
  return `${url.slice(0, start)}?${pairs.map(withoutPairSecret).join('&')}`;
}

/** Whether the value of a query parameter or of a member may be a secret. Ids of things are judged and stay. */
export function mayBeSecret(name: string, value: string): boolean {
  if (isId(name)) return false;
  return (tellingName.test(name) && value.length >= 4) || isTokenShaped(value);
}

function isId(name: string): boolean {
  return /_ids?$/i.test(name) || name.startsWith('_');
}

/**
 * A body without the values that may be a secret: members with telling names and values shaped like tokens, in JSON and
 * in forms; tokens of known shapes in anything else. What holds none comes back as it was.
 */
export function withoutBodySecrets(body: string): string {
  const found = new Set<string>(body.match(tokens) ?? []);
  const strings = stringsOf(body);
  for (const [name, value] of strings) {
    if (mayBeSecret(name, value)) found.add(value);
    else if (!isId(name)) for (const [word] of value.matchAll(pieces)) if (isTokenWord(word)) found.add(word);
  }
  return [...found]
    .sort((one, other) => other.length - one.length)
    .reduce(
      (rest, value) => rest.replaceAll(JSON.stringify(value).slice(1, -1), masked).replaceAll(value, masked),
      strings.length === 0 ? withoutTokenWords(body) : body,
    );
}

function withoutPairSecret(pair: string): string {
  const [name = '', ...rest] = pair.split('=');
  const value = rest.join('=');
  return mayBeSecret(decoded(name), decoded(value)) ? `${name}=${encodeURIComponent(masked)}` : pair;
}

function stringsOf(body: string): readonly (readonly [name: string, value: string])[] {
  const found: [string, string][] = [];
  try {
    JSON.parse(body, function collect(this: unknown, name: string, value: unknown) {
      if (typeof value === 'string') found.push([name, value]);
      return value;
    });
    return found;
  } catch {
    return /^[\w.%[\]-]+=/.test(body) ? [...new URLSearchParams(body)] : [];
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
