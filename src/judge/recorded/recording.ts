import type { Entry, Har } from 'har-format';
import { UsageError } from '../../ground/usage-error.js';
import type { Exchange } from '../../model/exchange.js';
import { answerFrom, requestFrom } from '../../model/har.js';
import { redactorFor } from './redaction.js';

/** One entry of a recording, as the judge takes it. Credentials stand by name. */
export interface Recorded {
  /** Its number in the HAR, from 0. */
  readonly entry: number;
  readonly origin: string;
  readonly exchange: Exchange;
  /** Why the text of the request's body is not, or not all of, what was sent. */
  readonly bodyGap?: string;
}

/** Reads a HAR from any recorder. Throws a UsageError where it is none, or holds nothing. */
export function readRecording(text: string, file: string): readonly Recorded[] {
  let har: Har;
  try {
    // Some recorders begin with a byte order mark.
    har = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = text.trim() === '' ? 'it is empty' : (error as Error).message;
    throw new UsageError(
      `${file} is not JSON: ${why}`,
      'Give a recording in HAR 1.2, as browsers and proxies export it.',
    );
  }
  const entries: unknown = Object(Object(har).log).entries;
  if (!Array.isArray(entries))
    throw new UsageError(`${file} is not a HAR: it has no log.entries`, 'Give a recording in HAR 1.2.');
  if (entries.length === 0) throw new UsageError(`${file} holds no entry`, 'Record the traffic first, then export it.');
  const broken = entries.findIndex((entry) => !isEntry(entry));
  if (broken >= 0)
    throw new UsageError(
      `${file}: entry ${broken} is not one of a HAR: it has no request with method, url and headers, or a response with a status`,
    );
  const redact = redactorFor(entries);
  return entries.map((entry: Entry, index) => recorded(redact(entry), index));
}

function isEntry(entry: unknown): boolean {
  const { request, response } = Object(entry);
  const { method, url, headers } = Object(request);
  return (
    typeof method === 'string' &&
    typeof url === 'string' &&
    Array.isArray(headers) &&
    typeof Object(response).status === 'number'
  );
}

function recorded(entry: Entry, index: number): Recorded {
  const complete = {
    ...entry,
    request: { ...entry.request, queryString: entry.request.queryString ?? queryOf(entry.request.url) },
    response: {
      ...entry.response,
      headers: entry.response.headers ?? [],
      content: entry.response.content ?? { size: 0, mimeType: '' },
    },
  };
  const { body: _body, ...request } = requestFrom(complete);
  const type = entry.request.postData?.mimeType;
  const { body, gap } = bodyOf(entry);
  const url = URL.canParse(entry.request.url) ? new URL(entry.request.url) : undefined;
  return {
    entry: index,
    origin: url?.origin ?? '',
    exchange: {
      index: -1,
      origin: { kind: 'recording', entry: index },
      request: {
        ...request,
        method: request.method.toUpperCase(),
        headers: { ...(body !== undefined && type ? { 'content-type': type } : {}), ...request.headers },
        ...(body === undefined ? {} : { body }),
      },
      answer: answerFrom(complete),
      attempts: 1,
      startedAt: Date.parse(entry.startedDateTime) || 0,
      durationMs: Number(entry.time) || 0,
    },
    ...(gap === undefined ? {} : { bodyGap: gap }),
  };
}

function queryOf(url: string): { name: string; value: string }[] {
  return URL.canParse(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];
}

function bodyOf({ request }: Entry): { readonly body?: string; readonly gap?: string } {
  const { postData, bodySize = -1, headers } = request;
  const length = Number(headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value ?? 0);
  const size = Math.max(bodySize, length);
  if (postData?.text === undefined || postData.text === '') {
    const pairs = postData?.params?.map(({ name, value = '' }): [string, string] => [name, value]) ?? [];
    if (pairs.length > 0) return { body: new URLSearchParams(pairs).toString() };
    return size > 0 ? { gap: 'the body of the request was not recorded' } : {};
  }
  const { text } = postData;
  // Sizes are those of what was sent, before secrets were taken out; only a body cut short is shorter by much.
  const isCut = size > Buffer.byteLength(text) * 2 && size - Buffer.byteLength(text) > 1000;
  return isCut ? { body: text, gap: 'the body of the request was recorded in part' } : { body: text };
}
