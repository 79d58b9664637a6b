/** A way in which a secret can stand in a text. */
export interface SecretSpelling {
  readonly text: string;
  /** The form in which the suite itself sends it; absent for the secret as it stands. */
  readonly form?: string;
  /** How many characters spell one of the secret. */
  readonly unit: number;
  readonly isWrapped?: boolean;
}

/** Every spelling of a secret that is looked for, the longest first where one holds another. */
export function spellingsOf(secret: string): readonly SecretSpelling[] {
  const escaped = (spell: (code: number) => string) =>
    [...Buffer.from(secret, 'utf8')].map((code) => spell(code)).join('');
  const hex = (code: number) => code.toString(16).padStart(2, '0');
  const written = [
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('/', '\\/'),
    htmlEscaped(secret),
  ];
  return [
    { text: secret, unit: 1 },
    ...[...new Set(written)].filter((text) => text !== secret).map((text) => ({ text, unit: 1 })),
    { text: base64(`${secret}:`), form: 'basic', unit: 4 / 3, isWrapped: true },
    { text: base64(secret), form: 'base64', unit: 4 / 3, isWrapped: true },
    ...coresOf(secret).map((text) => ({ text, form: 'base64', unit: 4 / 3, isWrapped: true })),
    { text: reversedTail(secret), form: 'reversed', unit: 1 },
    { text: escaped(hex), form: 'hex', unit: 2 },
    { text: escaped((code) => `%${hex(code)}`), unit: 3 },
    { text: escaped((code) => `\\u00${hex(code)}`), unit: 6 },
    { text: escaped((code) => `\\x${hex(code)}`), unit: 4 },
    { text: escaped((code) => `&#x${hex(code)};`), unit: 6 },
    // Codes of two and of three figures.
    { text: escaped((code) => `&#${code};`), unit: 5 },
  ];
}

/** The secret with the characters of its last part in reverse: behind the id of a token, or the signature of a JWT. */
export function reversedTail(secret: string): string {
  // A signature may have underscores of its own, and what is behind the last one may be the same in reverse.
  const start = secret.lastIndexOf(secret.includes('.') ? '.' : '_') + 1;
  return secret.slice(0, start) + [...secret.slice(start)].reverse().join('');
}

/** What base64 makes of a text in the middle of something else, at each of the three alignments. */
export function coresOf(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.from(`${'x'.repeat(shift)}${secret}`);
    const core = bytes.toString('base64').slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
    const urlSafe = core.replaceAll('+', '-').replaceAll('/', '_');
    return urlSafe === core ? [core] : [core, urlSafe];
  });
}

function htmlEscaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
