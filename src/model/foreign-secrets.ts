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

/** A URL, or the path and query of one, whose query holds no value that may be a secret. */
export function withoutQuerySecrets(url: string): string {
  const start = url.indexOf('?');
  if (start < 0) return url;
  const pairs = url.slice(start + 1).split('&');
  return `${url.slice(0, start)}?${pairs.map(withoutPairSecret).join('&')}`;
}

/** Whether the value of a query parameter or of a member may be a secret. Ids of things are judged and stay. */
export function mayBeSecret(name: string, value: string): boolean {
  if (/_ids?$/i.test(name) || name.startsWith('_')) return false;
  return (tellingName.test(name) && value.length >= 4) || isTokenShaped(value);
}

/**
 * A body without the values that may be a secret: members with telling names and values shaped like tokens, in JSON and
 * in forms; tokens of known shapes in anything else. What holds none comes back as it was.
 */
export function withoutBodySecrets(body: string): string {
  const found = new Set<string>(body.match(tokens) ?? []);
  for (const [name, value] of stringsOf(body)) if (mayBeSecret(name, value)) found.add(value);
  return [...found]
    .sort((one, other) => other.length - one.length)
    .reduce(
      (rest, value) => rest.replaceAll(JSON.stringify(value).slice(1, -1), masked).replaceAll(value, masked),
      body,
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
