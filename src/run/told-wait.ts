import { type Answer, headerOf } from '../model/exchange.js';

/** How long an answer asks its client to wait, and in which words. */
export interface ToldWait {
  readonly ms: number;
  /** The header, as it came. */
  readonly words: string;
}

type Read = (value: string, now: number) => number | undefined;

// Beyond this a number of seconds is a moment, and beyond the next a moment in milliseconds.
const firstMoment = 1e9;
const firstMomentMs = 1e12;

const seconds: Read = (value) => (/^\d+(?:\.\d+)?$/.test(value) ? Number(value) * 1000 : undefined);

const moment: Read = (value, now) => {
  const at = /[A-Za-z:]/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : at - now;
};

const secondsOrMoment: Read = (value, now) => {
  const ms = seconds(value, now);
  if (ms === undefined) return moment(value, now);
  if (ms / 1000 >= firstMomentMs) return ms / 1000 - now;
  return ms / 1000 >= firstMoment ? ms - now : ms;
};

const memberOf = (item: string, name: string): number | undefined => {
  const text = new RegExp(`(?:^|[;,\\s])${name}\\s*=\\s*(\\d+(?:\\.\\d+)?)`, 'i').exec(item)?.[1];
  return text === undefined ? undefined : Number(text);
};

// Both forms of the draft: `limit=10, remaining=0, reset=7`, and `"name";r=0;t=7` for each quota.
const quotas: Read = (value) => {
  const reset = memberOf(value, 'reset');
  if (reset !== undefined) return reset * 1000;
  const items = value.split(',').flatMap((item) => {
    const t = memberOf(item, 't');
    return t === undefined ? [] : [{ t, isSpent: (memberOf(item, 'r') ?? 0) === 0 }];
  });
  const spent = items.filter(({ isSpent }) => isSpent).map(({ t }) => t);
  if (spent.length > 0) return Math.max(...spent) * 1000;
  return items.length === 0 ? undefined : Math.min(...items.map(({ t }) => t)) * 1000;
};

/** The first of these that can be read is obeyed: what is said of this very request goes before what is said of a quota. */
const headers: readonly (readonly [name: string, read: Read])[] = [
  ['Retry-After', secondsOrMoment],
  ['RateLimit', quotas],
  ['RateLimit-Reset', secondsOrMoment],
  ['X-RateLimit-Reset', secondsOrMoment],
  ['X-RateLimit-Reset-After', seconds],
  ['X-Rate-Limit-Reset', secondsOrMoment],
];

/**
 * The wait that an answer tells its client; `undefined` where it tells none. Dates and moments are read against the
 * answer's own `Date`, as the clock of a target may be off.
 * @param clock what the time is here, for answers without a date.
 */
export function toldWait(answer: Answer, clock: number): ToldWait | undefined {
  const date = Date.parse(headerOf(answer, 'date') ?? '');
  const now = Number.isNaN(date) ? clock : date;
  for (const [name, read] of headers) {
    const value = headerOf(answer, name)?.trim();
    const ms = value === undefined ? undefined : read(value, now);
    if (value !== undefined && ms !== undefined && Number.isFinite(ms)) {
      return { ms: Math.max(0, ms), words: `${name}: ${value}` };
    }
  }
  return undefined;
}

/** What a wait that is told asks for, in words. */
export function askedText({ ms, words }: ToldWait): string {
  return `asks to wait ${Math.ceil(ms / 1000)} s (${words})`;
}
