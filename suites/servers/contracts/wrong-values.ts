import type { Schema } from '../../../src/model/contract/document.js';
import { unlistedWord } from '../../../src/model/experiment/undocumented-words.js';
import { malformedUuids } from '../malformed-uuids.js';

/** The keyword of a schema that a wrong value is about. */
export type WrongKeyword =
  | 'type'
  | 'null'
  | 'enum'
  | 'bounds'
  | 'length'
  | 'pattern'
  | 'uuid'
  | 'format'
  | 'items'
  | 'count'
  | 'repeated'
  | 'missing'
  | 'unknown-member'
  | 'member-count'
  | 'nested'
  | 'branch'
  | 'discriminator';

/** A value that breaks one keyword, or several of which the first that breaks nothing else is taken. */
export interface WrongValue {
  readonly keyword: WrongKeyword;
  /** Of the case. */
  readonly name: string;
  /** With its article, for titles. */
  readonly label: string;
  readonly candidates: readonly unknown[];
}

const tellingUuids = [
  'empty',
  'word',
  'too-short',
  'non-hex',
  'missing-dashes',
  'braced',
  'prefixed',
  'trailing-newline',
];

const wrongFormats: Readonly<Record<string, readonly (readonly [name: string, label: string, value: unknown])[]>> = {
  'date-time': [
    ['word', 'a word', 'yesterday'],
    ['impossible', 'a month that there is not', '2024-13-01T00:00:00Z'],
    ['date-only', 'a date without a time', '2024-01-01'],
  ],
  date: [
    ['word', 'a word', 'tomorrow'],
    ['impossible', 'a day that there is not', '2024-02-31'],
  ],
  time: [['word', 'a word', 'noon']],
  duration: [['word', 'a word', 'a while']],
  email: [
    ['word', 'a word', 'nobody'],
    ['no-domain', 'an address without its domain', 'nobody@'],
  ],
  uri: [['word', 'words', 'not a uri']],
  hostname: [['word', 'a name with a space', 'not a host']],
  ipv4: [['impossible', 'an address out of range', '999.1.1.1']],
  ipv6: [['word', 'a word', 'not-an-address']],
  regex: [['word', 'an open bracket', '[']],
  byte: [['word', 'no base64', 'not base64!']],
  int32: [['too-great', 'a number of more than 32 bits', 2 ** 31]],
};

/** What breaks the keywords of one part of a schema, given a value that meets them. */
export function wrongScalars(part: Schema, value: unknown): readonly WrongValue[] {
  return [
    ...wrongEnum(part, value),
    ...wrongBounds(part),
    ...wrongLength(part, value),
    ...wrongPattern(part, value),
    ...wrongFormat(part, value),
  ];
}

function wrongEnum({ enum: listed, const: only }: Schema, value: unknown): readonly WrongValue[] {
  const known = listed ?? (only === undefined ? [] : [only]);
  if (known.length === 0) return [];
  const isListed = (one: unknown) => known.includes(one);
  const texts = known.filter((one) => typeof one === 'string');
  if (texts.length === 0) {
    const numbers = known.filter((one) => typeof one === 'number');
    const others = known.flatMap(unlike).filter((one) => !isListed(one));
    const candidates = numbers.length === 0 ? others : [Math.max(...numbers) + 1];
    return candidates.length === 0
      ? []
      : [{ keyword: 'enum', name: 'unlisted', label: 'a value that is not listed', candidates }];
  }
  const [first = ''] = typeof value === 'string' ? [value] : texts;
  const swapped = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  const all: readonly WrongValue[] = [
    { keyword: 'enum', name: 'unlisted', label: 'a value that is not listed', candidates: [unlistedWord] },
    { keyword: 'enum', name: 'other-case', label: 'a listed value in another case', candidates: [swapped] },
    { keyword: 'enum', name: 'longer', label: 'a listed value with more behind it', candidates: [`${first}x`] },
  ];
  return all.filter(({ candidates }) => !candidates.some(isListed));
}

// Of the same type, where there is another one.
function unlike(value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) return [[...value, unlistedWord]];
  return typeof value === 'object' && value !== null ? [{ ...value, [unlistedWord]: 1 }] : [];
}

function wrongBounds({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
  type,
}: Schema): readonly WrongValue[] {
  const step = multipleOf ?? ([type].flat().includes('integer') ? 1 : 0.5);
  const wrong = (name: string, label: string, ...candidates: number[]): WrongValue[] =>
    candidates.every(Number.isFinite) ? [{ keyword: 'bounds', name, label, candidates }] : [];
  return [
    ...(minimum === undefined ? [] : wrong('below-minimum', `less than ${minimum}`, minimum - step, minimum - 1)),
    ...(maximum === undefined ? [] : wrong('above-maximum', `more than ${maximum}`, maximum + step, maximum + 1)),
    ...(typeof exclusiveMinimum === 'number'
      ? wrong('at-exclusive-minimum', `${exclusiveMinimum}, which is the limit`, exclusiveMinimum)
      : []),
    ...(typeof exclusiveMaximum === 'number'
      ? wrong('at-exclusive-maximum', `${exclusiveMaximum}, which is the limit`, exclusiveMaximum)
      : []),
    ...(multipleOf === undefined ? [] : offStep(multipleOf, minimum ?? exclusiveMinimum ?? 0)),
  ];
}

function offStep(multipleOf: number, from: number): readonly WrongValue[] {
  const base = Math.ceil(from / multipleOf) * multipleOf;
  const candidates = [base + multipleOf + 1, base + multipleOf * 1.5, base + multipleOf / 2];
  return [{ keyword: 'bounds', name: 'no-multiple', label: `no multiple of ${multipleOf}`, candidates }];
}

function wrongLength({ minLength, maxLength }: Schema, value: unknown): readonly WrongValue[] {
  const text = typeof value === 'string' && value.length > 0 ? value : 'a';
  const grown = (length: number) => `${text}${(text.at(-1) ?? 'a').repeat(length)}`.slice(0, length);
  return [
    ...(minLength === undefined || minLength === 0
      ? []
      : [
          {
            keyword: 'length',
            name: 'too-short',
            label: `fewer than ${minLength} characters`,
            candidates: [text.slice(0, minLength - 1), text.slice(-minLength + 1), 'a'.repeat(minLength - 1)],
          } as const,
        ]),
    ...(maxLength === undefined || maxLength > 1_000_000
      ? []
      : [
          {
            keyword: 'length',
            name: 'too-long',
            label: `more than ${maxLength} characters`,
            candidates: [grown(maxLength + 1), 'a'.repeat(maxLength + 1), '1'.repeat(maxLength + 1)],
          } as const,
        ]),
  ];
}

function wrongPattern(
  { pattern, maxLength = Number.POSITIVE_INFINITY }: Schema,
  value: unknown,
): readonly WrongValue[] {
  if (pattern === undefined) return [];
  const text = typeof value === 'string' ? value : 'a';
  const fits = (...all: string[]) => all.filter((one) => one.length <= maxLength);
  const swapped = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
  const last = text.slice(0, -1);
  return [
    {
      keyword: 'pattern',
      name: 'unmatched',
      label: 'what the pattern does not match',
      candidates: fits(`${last}~`, '~'.repeat(text.length), '!', ' '),
    },
    {
      keyword: 'pattern',
      name: 'longer',
      label: 'a match with more behind it',
      candidates: fits(`${text}~`, `${text}!`, `${text} `),
    },
    {
      keyword: 'pattern',
      name: 'prefixed',
      label: 'a match with more before it',
      candidates: fits(`~${text}`, `!${text}`, ` ${text}`),
    },
    {
      keyword: 'pattern',
      name: 'other-case',
      label: 'a match in another case',
      candidates: swapped === text ? [] : [swapped],
    },
    {
      keyword: 'pattern',
      name: 'trailing-newline',
      label: 'a match with a line end behind it',
      candidates: fits(`${text}\n`),
    },
  ];
}

function wrongFormat({ format }: Schema, value: unknown): readonly WrongValue[] {
  if (format === undefined) return [];
  if (format === 'uuid') {
    const id = typeof value === 'string' ? value : '';
    return malformedUuids
      .filter(({ name }) => tellingUuids.includes(name))
      .map(({ name, label, from }) => ({ keyword: 'uuid', name, label, candidates: [from(id)] }));
  }
  return (wrongFormats[format] ?? []).map(([name, label, wrong]) => ({
    keyword: 'format',
    name: `${format}:${name}`,
    label,
    candidates: [wrong],
  }));
}
