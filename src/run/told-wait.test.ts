import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.js';
import { toldWait } from './told-wait.js';

const here = Date.parse('2026-03-01T12:00:00Z');
const theirs = Date.parse('2024-06-01T08:00:00Z');
const inTheirs = (ms: number) => new Date(theirs + ms);

function answer(headers: Readonly<Record<string, string>>): Answer {
  return { kind: 'response', status: 429, headers: Object.entries(headers), body: '', isUtf8: true };
}

const date = { Date: inTheirs(0).toUTCString() };

test.each([
  ['seconds', { 'Retry-After': '7' }, 7000],
  ['a date, by the clock here where the answer has none', { 'retry-after': new Date(here + 9000).toUTCString() }, 9000],
  [
    'a date, by the own clock of a target that is two years behind',
    { ...date, 'Retry-After': inTheirs(9000).toUTCString() },
    9000,
  ],
  ['a date that is over', { ...date, 'Retry-After': inTheirs(-9000).toUTCString() }, 0],
  ['the seconds of a quota', { 'RateLimit-Reset': '12' }, 12_000],
  ['a quota in one header', { RateLimit: 'limit=100, remaining=0, reset=50' }, 50_000],
  [
    'the quotas of a later draft, of which the spent one counts',
    { RateLimit: '"burst";r=0;t=5, "day";r=900;t=60000' },
    5000,
  ],
  ['seconds of a quota by its older name', { 'X-RateLimit-Reset': '30' }, 30_000],
  ['the moment of a quota by the own clock', { ...date, 'X-RateLimit-Reset': String(theirs / 1000 + 45) }, 45_000],
  ['the same in milliseconds', { ...date, 'x-ratelimit-reset': String(theirs + 45_000) }, 45_000],
  ['the same as a date', { ...date, 'X-RateLimit-Reset': inTheirs(45_000).toISOString() }, 45_000],
  ['the request before the quota', { 'Retry-After': '2', 'X-RateLimit-Reset': '3600' }, 2000],
  ['the quota where nobody can read the other', { 'Retry-After': 'soon', 'RateLimit-Reset': '3' }, 3000],
])('reads %s', (_name, headers, ms) => {
  expect(toldWait(answer(headers), here)?.ms).toBe(ms);
});

test.each([[{}], [{ 'Retry-After': 'soon' }], [{ RateLimit: 'limit=100' }]])('is told nothing by %j', (headers) => {
  expect(toldWait(answer(headers), here)).toBeUndefined();
});
