import { credentialKinds } from '../../spec/credentials.js';
import { type LentName, variableFor } from '../../spec/scheme-credentials.js';
import { marks } from './credential-mark.js';
import { remembered } from './remembered.js';
import { SecretRuns } from './secret-runs.js';
import { coresOf, reversedTail } from './secret-spellings.js';

/** Turns names of credentials into the credentials and back. */
export interface Secrets {
  /** The text with every `{{name}}` and `{{name|form}}` replaced. Throws a RangeError for a credential not lent. */
  readonly expand: (text: string) => string;
  /** The text with every live secret, and every run of 12 or more of its characters, in whatever spelling, replaced by its name. */
  readonly redact: (text: string) => string;
  /** The same in less time for what was put together from texts that went through `redact`. */
  readonly redactWritten: (text: string) => string;
  /** How many secrets there are by now: what was redacted when there were fewer may hold one. */
  readonly count: () => number;
  /** Adds a secret that came up during the run. */
  readonly add: (name: LentName, value: string) => void;
  /**
   * What a value that is to be kept out of everything is known as; for secrets that are no credentials. Of `plain` ones, of
   * which there may be very many, no other spelling is looked for.
   */
  readonly hide: (label: string, value: string, spellings?: 'every' | 'plain') => void;
}

const forms = {
  basic: (secret) => base64(`${secret}:`),
  base64: (secret) => base64(secret),
  altered: (secret) => `${secret.slice(0, -1)}${secret.endsWith('x') ? 'y' : 'x'}`,
  truncated: (secret) => secret.slice(0, -1),
  extended: (secret) => `${secret}x`,
  reversed: reversedTail,
  unsigned: (secret) => unsigned(secret),
  swapped: (secret) =>
    [...secret].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join(''),
} as const satisfies Readonly<Record<string, (secret: string) => string>>;

const isForm = (name: string): name is keyof typeof forms => Object.hasOwn(forms, name);

// Below this a secret cannot be told from ordinary text, and replacing it would garble the evidence.
const shortestHidden = 6;

// The suite makes up tokens of the same shape, which must stay as they were sent.
const commonToSessions: readonly string[] = ['HS256', 'none'].map((alg) =>
  [{ alg, typ: 'JWT' }, '{"user_id":"']
    .map((part) => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'))
    .join('.'),
);

// Advice names them, whatever a secret has in common with them.
const ownNames: readonly string[] = credentialKinds.flatMap(({ name, variable }) => [name, variable]);

/** The secrets of a run. */
export function createSecrets(credentials: ReadonlyMap<LentName, string>): Secrets {
  const values = new Map<string, string>();
  const lentNames = [...credentials.keys()].flatMap((name) => [name, variableFor(name)]);
  const runs = new SecretRuns();
  let count = 0;
  const redacted = remembered((text) => runs.redact(text));
  const redactedWritten = remembered((text) => runs.redactSpelled(text));
  const learn = (name: string, secret: string, spellings: 'every' | 'plain' = 'every') => {
    const common = [...commonToSessions, ...ownNames, ...lentNames, ...claimNames(secret)];
    if (secret.length < shortestHidden) return;
    count += 1;
    runs.add(name, secret, { common, isPlain: spellings === 'plain' });
    redacted.forget();
    redactedWritten.forget();
  };
  const add = (name: string, value: string) => {
    values.set(name, value);
    learn(name, value);
  };
  for (const [name, value] of credentials) add(name, value);
  return {
    expand: (text) =>
      text.replace(marks, (_match, name: string, form?: string) => {
        const secret = values.get(name);
        if (secret === undefined) throw new RangeError(`the credential ${name} was not lent`);
        return form !== undefined && isForm(form) ? forms[form](secret) : secret;
      }),
    count: () => count,
    redact: redacted.of,
    redactWritten: redactedWritten.of,
    add,
    hide: (label, value, spellings) => {
      learn(label, value, spellings);
      // The parts say as much as the whole: the token behind a scheme, the value of a cookie, the password of a pair.
      for (const part of partsOf(value)) learn(label, part, spellings);
    },
  };
}

// The names of claims, as base64 spells them behind values of any length: sessions that the suite makes up have them too.
function claimNames(secret: string): readonly string[] {
  const [, claims = '', signature] = secret.split('.');
  if (signature === undefined) return [];
  const names =
    Buffer.from(claims, 'base64url')
      .toString('utf8')
      .match(/[{,"}]*"[\w-]+":"?/g) ?? [];
  return names.flatMap((text) => coresOf(text));
}

function partsOf(value: string): readonly string[] {
  const parts = value.split(/[\s;,]+/).flatMap((one) => [one, one.slice(one.indexOf('=') + 1)]);
  const [scheme, pair] = value.split(' ');
  const decoded = scheme?.toLowerCase() === 'basic' ? Buffer.from(pair ?? '', 'base64').toString('utf8') : '';
  return [...new Set([...parts, decoded, decoded.slice(decoded.indexOf(':') + 1)])].filter(
    (part) => part !== value && part.length >= shortestHidden,
  );
}

/** A JWT that says it needs no signature; anything else loses its last part. */
function unsigned(secret: string): string {
  const [, claims, signature] = secret.split('.');
  if (claims === undefined || signature === undefined) {
    return secret.slice(0, Math.max(secret.lastIndexOf('_'), secret.lastIndexOf('.')) + 1);
  }
  return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
