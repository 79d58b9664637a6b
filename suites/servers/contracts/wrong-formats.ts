import type { Schema } from '../../../src/model/contract/document.js';
import { malformedUuids } from '../malformed-uuids.js';
import type { WrongValue } from './wrong-value.js';

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

/** Texts and numbers that are not of the format of a schema, given one that is. */
export function wrongFormat({ format }: Schema, value: unknown): readonly WrongValue[] {
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
