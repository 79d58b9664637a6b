import type { Entry } from 'har-format';
import type { CredentialName } from '../../model/experiment/request.js';
import { createSecrets } from '../../model/secrets.js';

/** What the recording of a credential begins with, and what the suite calls it. */
const prefixes: readonly (readonly [prefix: RegExp, name: CredentialName])[] = [
  [/^seam_at/, 'personal-access-token'],
  [/^seam_cst/, 'client-session-token'],
  [/^seam_pk/, 'publishable-key'],
  [/^eyJ[\w-]*\.[\w-]+\./, 'console-session-token'],
];
const carriers = [
  'authorization',
  'client-session-token',
  'seam-client-session-token',
  'seam-publishable-key',
  'seam-api-key',
  'x-api-key',
];
const dropped = ['cookie', 'set-cookie', 'proxy-authorization'];

/**
 * Takes the credentials of a recording out of its entries: each is replaced by its name, wherever it stands, and cookies
 * are left out. Recordings hold live secrets, and nothing that the suite writes may.
 */
export function redactorFor(entries: readonly Entry[]): (entry: Entry) => Entry {
  const tokens = new Set(
    entries.flatMap(({ request }) =>
      request.headers
        .filter(({ name }) => carriers.includes(name.toLowerCase()))
        .map(({ value }) => value.trim().split(/\s+/).at(-1) ?? '')
        .flatMap((token) => [token, ...insideBasic(token)])
        .filter(isSecret),
    ),
  );
  // The longest first, as one may be the beginning of another.
  const redactors = [...tokens]
    .sort((one, other) => other.length - one.length)
    .map((token) => createSecrets(new Map([[credentialName(token), token]])).redact);
  return (entry) => {
    const text = JSON.stringify({
      ...entry,
      request: withoutCookies(entry.request),
      response: withoutCookies(entry.response),
    });
    return JSON.parse(redactors.reduce((rest, redact) => redact(rest), text));
  };
}

/** The kind of a token, by what it begins with; an API key where nothing is known of it. */
export function credentialName(token: string): CredentialName {
  const name = /^\{\{([a-z-]+)(?:\|[a-z0-9]+)?\}\}$/.exec(token)?.[1];
  return prefixes.find(([prefix, known]) => known === name || prefix.test(token))?.[1] ?? 'api-key';
}

// Words that stand in the place of a token, such as "invalid", also stand in answers, where they give nothing away.
function isSecret(token: string): boolean {
  return token.length >= 12 && /\d/.test(token) && /[a-z]/i.test(token) && !/^\{\{.*\}\}$/.test(token);
}

function insideBasic(token: string): readonly string[] {
  const text = Buffer.from(token, 'base64').toString('latin1');
  return /^[\x21-\x7e]{12,}$/.test(text) && text.includes(':') ? text.split(':') : [];
}

function withoutCookies<T extends Entry['request'] | Entry['response']>(message: T): T {
  return {
    ...message,
    cookies: [],
    headers: message.headers?.filter(({ name }) => !dropped.includes(name.toLowerCase())),
  };
}
