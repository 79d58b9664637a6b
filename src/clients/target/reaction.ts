import { gzipSync } from 'node:zlib';
import type { Framing, ScriptedAnswer } from '../../../suites/clients/scripted-answer.js';
import { acceptsGzip } from '../../model/arrival.js';
import type { Answer } from '../../model/exchange.js';
import type { Incoming } from './reception.js';

/** What a server does with a request: an answer that is written out, a closed connection, or nothing at all. */
export type TargetReaction =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly framing?: Framing;
    }
  | { readonly kind: 'drop' }
  | { readonly kind: 'silence' };

/** What is known when a scripted answer is given. */
export interface Occasion {
  readonly headers: Incoming['headers'];
  /** Where a redirect leads to. */
  readonly location: string;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** What a server does for a scripted answer. */
export function reactionTo(answer: ScriptedAnswer, { headers, location, now }: Occasion): TargetReaction {
  if (answer.kind === 'redirect')
    return { kind: 'answer', status: answer.status, headers: { location, 'content-length': '0' } };
  if (answer.kind === 'silence') return answer;
  if (answer.kind !== 'answer') return { kind: 'drop' };
  const { retryAfterDate, framing, ...plain } = answer;
  const dated = retryAfterDate === undefined ? {} : { 'retry-after': dateAfter(now, retryAfterDate) };
  if (framing !== 'gzip') {
    return { ...plain, headers: { ...plain.headers, ...dated }, ...(framing === undefined ? {} : { framing }) };
  }
  const asked = headers.filter(([name]) => name.toLowerCase() === 'accept-encoding').map(([, value]) => value);
  return acceptsGzip(asked) ? { ...plain, headers: { ...plain.headers, 'content-encoding': 'gzip' }, framing } : plain;
}

// Dates have whole seconds: rounded up, so that nobody who obeys comes too early.
function dateAfter(now: number, seconds: number): string {
  return new Date(Math.ceil(now / 1000 + seconds) * 1000).toUTCString();
}

// A body beyond this is evidence by its head and its length.
const longestKept = 64 * 1024;

/** A reaction as it stands in the evidence; `isLeft` where the client went away before it came. */
export function answerOf(reaction: TargetReaction, isLeft = false): Answer {
  if (reaction.kind === 'silence') {
    return isLeft
      ? { kind: 'failure', failure: 'aborted', detail: 'the client goes away' }
      : { kind: 'failure', failure: 'connection-lost', detail: 'the script closes the connection in the end' };
  }
  if (reaction.kind === 'drop') {
    return { kind: 'failure', failure: 'connection-lost', detail: 'the script closes the connection' };
  }
  const { status, headers, body = '' } = reaction;
  const kept = body.length > longestKept ? `${body.slice(0, 1000)}… (${body.length} characters)` : body;
  return { kind: 'response', status, headers: Object.entries(headers), body: kept, isUtf8: true };
}

/** The bytes of a reaction with the headers that say where they end. */
export function framed(reaction: Extract<TargetReaction, { kind: 'answer' }>): {
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: readonly Buffer[];
} {
  const { headers, body, framing } = reaction;
  if (body === undefined) return { headers, parts: [] };
  const bytes = framing === 'gzip' ? gzipSync(body) : Buffer.from(body);
  if (framing === 'chunked') return { headers, parts: chunksOf(bytes) };
  const length = framing === 'broken' ? bytes.length + 100 : bytes.length;
  return { headers: { ...headers, 'content-length': String(length) }, parts: [bytes] };
}

// Sizes that no letter has, so that letters of several bytes are cut.
function chunksOf(bytes: Buffer): readonly Buffer[] {
  const third = Math.ceil(bytes.length / 3);
  const ends = [third, 2 * third + 1, bytes.length].map((end) => Math.min(end, bytes.length));
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end)).filter((chunk) => chunk.length > 0);
}
