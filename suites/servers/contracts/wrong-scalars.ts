import type { Schema } from '../../../src/model/contract/document.js';
import { listedIn } from '../../../src/model/contract/members.js';
import { unlistedWord } from '../../../src/model/experiment/undocumented-words.js';
import { wrongFormat } from './wrong-formats.js';
import type { WrongValue } from './wrong-value.js';

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

function wrongEnum(part: Schema, value: unknown): readonly WrongValue[] {
  const known = listedIn(part);
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
