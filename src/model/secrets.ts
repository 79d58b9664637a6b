import type { CredentialName } from './experiment/request.js';

/** Turns names of credentials into the credentials and back. */
export interface Secrets {
  /** The text with every `{{name}}` and `{{name|form}}` replaced. Throws a RangeError for a credential not lent. */
  readonly expand: (text: string) => string;
  /** The text with every live secret, raw or encoded, replaced by its name. */
  readonly redact: (text: string) => string;
  /** Adds a secret that came up during the run. */
  readonly add: (name: CredentialName, value: string) => void;
  /** What a value that is to be kept out of everything is known as; for secrets that are no credentials. */
  readonly hide: (label: string, value: string) => void;
}

const forms = {
  basic: (secret) => base64(`${secret}:`),
  base64: (secret) => base64(secret),
  altered: (secret) => `${secret.slice(0, -1)}${secret.endsWith('x') ? 'y' : 'x'}`,
  truncated: (secret) => secret.slice(0, -1),
  extended: (secret) => `${secret}x`,
  reversed: (secret) => withTail(secret, (tail) => [...tail].reverse().join('')),
  unsigned: (secret) => unsigned(secret),
  swapped: (secret) =>
    [...secret].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join(''),
} as const satisfies Readonly<Record<string, (secret: string) => string>>;

const isForm = (name: string): name is keyof typeof forms => Object.hasOwn(forms, name);

// Below this a secret cannot be told from ordinary text, and replacing it would garble the evidence.
const shortestHidden = 6;

/** The secrets of a run. */
export function createSecrets(credentials: ReadonlyMap<CredentialName, string>): Secrets {
  const values = new Map<string, string>(credentials);
  const hidden = new Map<string, string>();
  const known = () => [...values, ...hidden];
  let replacements = replacementsOf(known());
  let anySecret = patternOf(replacements);
  const learn = () => {
    replacements = replacementsOf(known());
    anySecret = patternOf(replacements);
  };
  return {
    expand: (text) =>
      text.replace(/\{\{([a-z-]+)(?:\|([a-z0-9]+))?\}\}/g, (_match, name: string, form?: string) => {
        const secret = values.get(name);
        if (secret === undefined) throw new RangeError(`the credential ${name} was not lent`);
        return form !== undefined && isForm(form) ? forms[form](secret) : secret;
      }),
    // Almost no text holds any, and there are dozens of forms to look for.
    redact: (text) =>
      anySecret.test(text)
        ? replacements.reduce((rest, [secret, label]) => rest.replaceAll(secret, label), text)
        : text,
    add(name, value) {
      values.set(name, value);
      learn();
    },
    hide(label, value) {
      hidden.set(label, value);
      learn();
    },
  };
}

function replacementsOf(known: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return known
    .filter(([, secret]) => secret.length >= shortestHidden)
    .flatMap(([name, secret]): [string, string][] => [
      [secret, `{{${name}}}`],
      [forms.basic(secret), `{{${name}|basic}}`],
      [forms.base64(secret), `{{${name}|base64}}`],
      [Buffer.from(secret).toString('base64url'), `{{${name}|base64}}`],
      ...cores(secret).map((core): [string, string] => [core, `{{${name}|base64}}`]),
      [encodeURIComponent(secret), `{{${name}}}`],
      [forms.swapped(secret), `{{${name}|swapped}}`],
      [forms.reversed(secret), `{{${name}|reversed}}`],
    ])
    .sort(([one], [other]) => other.length - one.length);
}

/** What base64 makes of a secret in the middle of something else, at each of the three alignments. */
function cores(secret: string): readonly string[] {
  if (secret.length < 12) return [];
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.from(`${'x'.repeat(shift)}${secret}`);
    const core = bytes.toString('base64').slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function patternOf(replacements: readonly (readonly [string, string])[]): RegExp {
  const escaped = replacements.map(([secret]) => secret.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  return new RegExp(escaped.length === 0 ? '(?!)' : escaped.join('|'));
}

// The last part is the secret one: behind the id of a token, or the signature of a JWT.
function withTail(secret: string, change: (tail: string) => string): string {
  const start = Math.max(secret.lastIndexOf('_'), secret.lastIndexOf('.')) + 1;
  return secret.slice(0, start) + change(secret.slice(start));
}

/** A JWT that says it needs no signature; anything else loses its last part. */
function unsigned(secret: string): string {
  const [, claims, signature] = secret.split('.');
  if (claims === undefined || signature === undefined) return withTail(secret, () => '');
  return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
