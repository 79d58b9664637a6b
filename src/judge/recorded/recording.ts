import type { Entry, Har } from 'har-format';
import { isDeep } from '../../ground/deep.js';
import { isJsonText } from '../../ground/json-object.js';
import { present } from '../../ground/present.js';
import { UsageError } from '../../ground/usage-error.js';
import type { Contract } from '../../model/contract/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { masked } from '../../model/foreign-secrets.js';
import { answerFrom, requestFrom } from '../../model/har.js';
import { isMaskedBody } from './masked.js';
import { redactorFor } from './redaction.js';
import { routeOf } from './route.js';

// Browsers note which call led to which, and that is deeper than anything else.
const deepest = 1000;

/** One entry of a recording, as the judge takes it. Credentials stand by name. */
export interface Recorded {
  /** Its number in the HAR, from 0. */
  readonly entry: number;
  readonly origin: string;
  readonly exchange: Exchange;
  /** Why the text of the request's body is not, or not all of, what was sent. */
  readonly bodyGap?: string;
  /** Why the body of the answer is not known. */
  readonly answerGap?: string;
}

/** Reads a HAR from any recorder. Throws a UsageError where it is none, or holds nothing. */
export function readRecording(text: string, file: string, contract: Contract): readonly Recorded[] {
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
  if (isDeep(har, deepest)) {
    throw new UsageError(`${file} is nested more than ${deepest} times`, 'Give a recording in HAR 1.2.');
  }
  const entries: unknown = Object(Object(har).log).entries;
  if (!Array.isArray(entries))
    throw new UsageError(`${file} is not a HAR: it has no log.entries`, 'Give a recording in HAR 1.2.');
  if (entries.length === 0) throw new UsageError(`${file} holds no entry`, 'Record the traffic first, then export it.');
  if (!entries.some(isEntry)) {
    throw new UsageError(
      `${file}: entry 0 is not one of a HAR, nor is any other: it has no request with a method and a url`,
      'Give a recording in HAR 1.2, as browsers and proxies export it.',
    );
  }
  const isCall = (entry: unknown) => isEntry(entry) && routeOf(requestFrom(completed(entry)), contract) !== undefined;
  const redact = redactorFor(entries.filter(isCall).map(completed));
  return entries.map((entry, index) =>
    isCall(entry) ? recorded(redact(completed(entry)), index) : foreign(Object(entry), index),
  );
}

function isEntry(entry: unknown): entry is Entry {
  const { method, url } = Object(Object(entry).request);
  return typeof method === 'string' && typeof url === 'string';
}

/** An entry with everything that a recorder may leave out. */
function completed(entry: Entry): Entry {
  const { request, response } = entry;
  const { queryString } = request;
  const status = Object(response).status;
  return {
    ...entry,
    request: {
      ...request,
      headers: fieldsOf(request.headers),
      queryString: Array.isArray(queryString) ? fieldsOf(queryString) : queryOf(request.url),
    },
    response: {
      ...response,
      status: typeof status === 'number' ? status : 0,
      headers: fieldsOf(Object(response).headers),
      content: Object(response).content ?? { size: -1, mimeType: '' },
    },
  };
}

/** What a list holds of names with their values; a recorder may write anything else. */
function fieldsOf(list: unknown): Entry['request']['headers'] {
  return Array.isArray(list)
    ? list.filter((one) => typeof Object(one).name === 'string' && typeof Object(one).value === 'string')
    : [];
}

/** What is about something else, without what is in it: only that there was a credential says something. */
function foreign({ request }: Partial<Entry>, index: number): Recorded {
  const { method = '', url = '', headers } = Object(request);
  const isSigned =
    Array.isArray(headers) && headers.some((one) => String(Object(one).name).toLowerCase() === 'authorization');
  return {
    entry: index,
    origin: URL.canParse(String(url)) ? new URL(String(url)).origin : '',
    exchange: {
      index: -1,
      origin: { kind: 'recording', entry: index },
      request: { method: String(method), path: '', query: [], headers: isSigned ? { authorization: masked } : {} },
      answer: { kind: 'failure', failure: 'connection-lost', detail: 'about something else' },
      attempts: 1,
      startedAt: 0,
      durationMs: 0,
    },
  };
}

function recorded(entry: Entry, index: number): Recorded {
  const { body: _body, ...request } = requestFrom(entry);
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
      answer: answerFrom(entry),
      attempts: 1,
      startedAt: Date.parse(entry.startedDateTime) || 0,
      durationMs: Number(entry.time) || 0,
    },
    ...present({ bodyGap: gap, answerGap: answerGapOf(entry) }),
  };
}

function queryOf(url: string): { name: string; value: string }[] {
  return URL.canParse(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];
}

function bodyOf({ request }: Entry): { readonly body?: string; readonly gap?: string } {
  const { postData, bodySize = -1, headers } = request;
  const length = Number(headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value ?? 0);
  const size = Math.max(bodySize, length);
  if (isElsewhere(postData)) return { gap: 'the body of the request lies in another file' };
  if (postData?.text === undefined || postData.text === '') {
    const pairs = postData?.params?.map(({ name, value = '' }): [string, string] => [name, value]) ?? [];
    if (pairs.length > 0) return { body: new URLSearchParams(pairs).toString() };
    const isMissing = size > 0 || (postData !== undefined && postData.text === undefined && bodySize !== 0);
    return isMissing ? { gap: 'the body of the request was not recorded' } : {};
  }
  const text = encodingOf(postData) === 'base64' ? decoded(postData.text) : postData.text;
  if (text === undefined) return { gap: 'the body of the request is no text' };
  // Sizes are those of what was sent, before secrets were taken out; only a body cut short is shorter by much.
  const missing = size - Buffer.byteLength(text);
  const isCut = (missing > Buffer.byteLength(text) && missing > 1000) || (missing > 0 && !isJsonText(text));
  return isCut ? { body: text, gap: 'the body of the request was recorded in part' } : { body: text };
}

function answerGapOf({ request, response }: Entry): string | undefined {
  const { status, content, bodySize = -1 } = response;
  if (isElsewhere(content)) return 'the body of the answer lies in another file';
  if (content.text !== undefined && content.text !== '') return gapOfText(content, content.text);
  if (request.method.toUpperCase() === 'HEAD' || [204, 304].includes(status)) return undefined;
  const size = Math.max(Number(content.size ?? -1), bodySize);
  // An empty text is an empty body, unless something was counted.
  return size > 0 || (content.text === undefined && size !== 0) ? 'the body of the answer was not recorded' : undefined;
}

function gapOfText({ size, encoding }: Entry['response']['content'], text: string): string | undefined {
  const own = encoding === 'base64' ? decoded(text) : text;
  if (own === undefined || isJsonText(own)) return undefined;
  if (isMaskedBody(own)) return 'the body of the answer was masked by the recorder';
  return Number(size) > Buffer.byteLength(own) ? 'the body of the answer was recorded in part' : undefined;
}

// Playwright and others put bodies beside the recording.
function isElsewhere(content: object | undefined): boolean {
  return content !== undefined && ('_file' in content || '_sha1' in content) && !('text' in content);
}

function encodingOf(postData: object): unknown {
  return 'encoding' in postData ? postData.encoding : '_encoding' in postData ? postData._encoding : undefined;
}

function decoded(text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64');
  const read = bytes.toString('utf8');
  return Buffer.from(read, 'utf8').equals(bytes) ? read : undefined;
}
