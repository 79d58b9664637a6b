/** A string that resembles the given uuid and is none. */
export interface MalformedUuid {
  /** Stands in case ids: never rename it. */
  readonly name: string;
  /** With its article, for titles. */
  readonly label: string;
  readonly from: (uuid: string) => string;
  /** Whether it is sent under every credential, as one of a few shapes that tell careless checks of different kinds. */
  readonly isTelling?: true;
}

const fullWidth = (text: string) =>
  text.replace(/[0-9a-z]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));

const digitsOf = (id: string) => id.replaceAll('-', '');

const bytesOf = (id: string) => Buffer.from(digitsOf(id), 'hex');

/** What an id parameter must refuse. Each is derived from a valid, and beyond the safe profile existing, id. */
export const malformedUuids: readonly MalformedUuid[] = [
  { name: 'empty', label: 'an empty string', from: () => '' },
  { name: 'blank', label: 'a blank', from: () => ' ' },
  { name: 'word', label: 'a word', from: () => 'not-a-uuid', isTelling: true },
  { name: 'provider-id', label: 'an id of another style', from: () => 'august_device_1' },
  { name: 'number', label: 'a decimal number', from: () => '12345' },
  { name: 'too-short', label: 'a uuid without its last digit', from: (id) => id.slice(0, -1) },
  { name: 'too-long', label: 'a uuid with one more digit', from: (id) => `${id}0` },
  { name: 'first-group-only', label: 'the first group of a uuid', from: (id) => id.slice(0, 8) },
  { name: 'non-hex', label: 'a uuid with the letter g', from: (id) => `g${id.slice(1)}` },
  { name: 'non-hex-last', label: 'a uuid that ends in z', from: (id) => `${id.slice(0, -1)}z` },
  {
    name: 'misplaced-dash',
    label: 'a uuid with a misplaced dash',
    from: (id) => `${id.slice(0, 7)}-${id[7]}${id.slice(9)}`,
  },
  { name: 'missing-dashes', label: 'a uuid without dashes', from: (id) => id.replaceAll('-', '') },
  { name: 'one-dash-missing', label: 'a uuid with one dash missing', from: (id) => id.replace('-', '') },
  {
    name: 'dash-every-four',
    label: 'a uuid with a dash after every four digits',
    from: (id) => digitsOf(id).replace(/.{4}(?=.)/g, '$&-'),
  },
  { name: 'doubled-dash', label: 'a uuid with a doubled dash', from: (id) => id.replace('-', '--') },
  { name: 'underscores', label: 'a uuid with underscores for dashes', from: (id) => id.replaceAll('-', '_') },
  { name: 'braced', label: 'a braced uuid', from: (id) => `{${id}}`, isTelling: true },
  { name: 'parenthesised', label: 'a parenthesised uuid', from: (id) => `(${id})` },
  { name: 'quoted', label: 'a quoted uuid', from: (id) => `"${id}"` },
  { name: 'uuid-prefix', label: 'a uuid behind its own name', from: (id) => `uuid:${id}` },
  { name: 'prefixed', label: 'a uuid behind a prefix', from: (id) => `id_${id}`, isTelling: true },
  { name: 'suffixed', label: 'a uuid before a suffix', from: (id) => `${id}_old` },
  { name: 'leading-space', label: 'a uuid behind a space', from: (id) => ` ${id}` },
  { name: 'trailing-space', label: 'a uuid before a space', from: (id) => `${id} ` },
  { name: 'leading-newline', label: 'a uuid behind a newline', from: (id) => `\n${id}` },
  { name: 'trailing-newline', label: 'a uuid before a newline', from: (id) => `${id}\n`, isTelling: true },
  { name: 'second-line', label: 'a uuid on the second of three lines', from: (id) => `a\n${id}\nb` },
  { name: 'trailing-nul', label: 'a uuid before a NUL', from: (id) => `${id}\u0000` },
  { name: 'zero-width', label: 'a uuid before a zero-width space', from: (id) => `${id}\u200b` },
  { name: 'leading-tab', label: 'a uuid behind a tab', from: (id) => `\t${id}` },
  { name: 'leading-bom', label: 'a uuid behind a byte order mark', from: (id) => `\ufeff${id}` },
  { name: 'trailing-no-break-space', label: 'a uuid before a no-break space', from: (id) => `${id}\u00a0` },
  { name: 'unicode-dashes', label: 'a uuid with hyphens of Unicode', from: (id) => id.replaceAll('-', '\u2010') },
  { name: 'percent-encoded', label: 'a uuid with percent-encoded dashes', from: (id) => id.replaceAll('-', '%2D') },
  { name: 'very-long', label: 'a uuid with three hundred more digits', from: (id) => `${id}${'0'.repeat(300)}` },
  { name: 'full-width', label: 'a uuid of full-width characters', from: (id) => fullWidth(id) },
  { name: 'two-ids', label: 'two uuids with a comma', from: (id) => `${id},${id}` },
  { name: 'sql', label: 'a uuid with SQL behind it', from: (id) => `${id}' OR '1'='1` },
  { name: 'base64', label: 'a uuid in base64', from: (id) => bytesOf(id).toString('base64') },
  { name: 'base64url', label: 'a uuid in base64 for URLs', from: (id) => bytesOf(id).toString('base64url') },
  { name: 'short-groups', label: 'five groups of one digit', from: () => '1-1-1-1-1' },
  { name: 'path', label: 'a uuid behind a path', from: (id) => `../${id}` },
  { name: 'query', label: 'a uuid with a query behind it', from: (id) => `${id}?x=1` },
];
