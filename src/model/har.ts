import type { Entry, Har, Header } from 'har-format';
import { present } from '../ground/present.js';
import { writtenJson } from '../ground/written-json.js';
import { caseHeader, named, runNameIn, unnamed } from './case-header.js';
import type { Answer, CutBody, Exchange, Failure, Strays } from './exchange.js';
import { headerOf } from './exchange.js';
import { pathAndQuery, type Request } from './experiment/request.js';
import { originAt, type Place, placeOf } from './origin.js';
import { lengthener, type Shortening, shortened } from './shortened-runs.js';

/** What the suite adds to an entry of HAR 1.2, under a name of its own as the format allows. */
export interface HarNote extends Place {
  readonly index: number;
  /** How often it was sent; absent for once. */
  readonly attempts?: number;
  /** Whether an attempt before the last one may have been carried out. */
  readonly afterLoss?: boolean;
  /** How it was answered before by someone who does not know its route. */
  readonly strays?: Strays;
  /** Whether the body of the answer was UTF-8. */
  readonly isUtf8?: boolean;
  /** What the whole body of the answer was, where only its beginning is kept. */
  readonly cut?: CutBody;
  /** Whether more came on the connection than was asked for. */
  readonly hasMore?: true;
  readonly failure?: Failure;
  readonly detail?: string;
  /** What was left out of the body of the request: long runs of one character say nothing more than short ones. */
  readonly runs?: readonly Shortening[];
}

/** A HAR with what the suite adds to it as a whole. */
export type NotedHar = Har & { readonly log: { readonly _conformance?: RunNote } };

/** What holds for all entries. */
interface RunNote {
  /** The name of the run, of which every request carries a header beside what its note says. */
  readonly run: string;
}

/** An entry with the suite's note. */
export type NotedEntry = Entry & { readonly _conformance: HarNote };

/** The evidence of a run as HAR 1.2. Credentials stand as `{{names}}`. */
export function toHar(exchanges: readonly Exchange[], baseUrl: string, version: string): NotedHar {
  const run = runNameIn(exchanges);
  return headed(
    run,
    version,
    exchanges.map((exchange) => entryOf(exchange, baseUrl, run)),
  );
}

function headed(run: string | undefined, version: string, entries: Entry[]): NotedHar {
  return {
    log: {
      version: '1.2',
      creator: { name: 'seam-conformance', version },
      ...(run === undefined ? {} : { _conformance: { run } }),
      entries,
    },
  };
}

/** The text of `toHar`, piece by piece: as a whole it would take as much memory again as the run. */
export function* harText(exchanges: readonly Exchange[], baseUrl: string, version: string): Iterable<string> {
  const run = runNameIn(exchanges);
  const entries = (function* () {
    for (const exchange of exchanges) yield entryOf(exchange, baseUrl, run);
  })();
  yield* harPieces(headed(run, version, []), entries);
}

/** The text of a HAR with these entries in the place of its own, as the suite writes it, piece by piece: an entry a line. */
export function* harPieces(har: Har, entries: Iterable<Entry> = har.log.entries): Iterable<string> {
  const text = writtenJson({ ...har, log: { ...har.log, entries: [] } });
  const place = text.lastIndexOf('[]');
  yield `${text.slice(0, place)}[`;
  let isEmpty = true;
  for (const entry of entries) {
    yield `${isEmpty ? '' : ','}\n      ${JSON.stringify(entry)}`;
    isEmpty = false;
  }
  yield `${isEmpty ? '' : '\n    '}${text.slice(place + 1)}`;
}

function entryOf(
  { index, origin, request, answer, attempts, afterLoss, strays, startedAt, durationMs }: Exchange,
  baseUrl: string,
  run: string | undefined,
): NotedEntry {
  const place = placeOf(origin);
  const { text, runs } = shortened(request.body ?? '');
  const note: HarNote = {
    index,
    ...place,
    ...(attempts === 1 ? {} : { attempts }),
    ...(afterLoss ? { afterLoss } : {}),
    ...present({ strays }),
    ...(answer.kind === 'failure'
      ? { failure: answer.failure, detail: answer.detail }
      : {
          ...(answer.isUtf8 ? {} : { isUtf8: false }),
          ...(answer.cut === undefined ? {} : { cut: answer.cut }),
          ...(answer.hasMore ? { hasMore: answer.hasMore } : {}),
        }),
    ...(runs.length === 0 ? {} : { runs }),
  };
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: durationMs,
    request: requestOf(unnamed(request, run, place), text, baseUrl),
    response: responseOf(answer),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    _conformance: note,
  };
}

function requestOf(request: Request, text: string, baseUrl: string): Entry['request'] {
  const { method, headers, query, body } = request;
  return {
    method,
    url: `${baseUrl}${pathAndQuery(request)}`,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    queryString: query.map(([name, value]) => ({ name, value })),
    ...(body === undefined ? {} : { postData: { mimeType: headers['content-type'] ?? '', text } }),
    headersSize: -1,
    bodySize: body === undefined ? 0 : Buffer.byteLength(body),
  };
}

function responseOf(answer: Answer): Entry['response'] {
  const isResponse = answer.kind === 'response';
  const headers: Header[] = isResponse ? answer.headers.map(([name, value]) => ({ name, value })) : [];
  const body = isResponse ? answer.body : '';
  const bytes = isResponse && answer.cut ? answer.cut.bytes : Buffer.byteLength(body);
  return {
    status: isResponse ? answer.status : 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    content: { size: bytes, mimeType: headerOf(answer, 'content-type') ?? '', text: body },
    redirectURL: headerOf(answer, 'location') ?? '',
    headersSize: -1,
    bodySize: isResponse ? bytes : -1,
  };
}

/** The exchanges of a HAR that this suite wrote, in the order of their numbers. Throws a RangeError for another HAR. */
export function fromHar(har: NotedHar): readonly Exchange[] {
  const { run } = har.log._conformance ?? {};
  const lengthened = lengthener();
  return har.log.entries
    .map((entry) => {
      const note = (entry as Partial<NotedEntry>)._conformance;
      if (note === undefined) throw new RangeError('the HAR was not written by this suite');
      const { index, attempts = 1, afterLoss, strays, runs = [] } = note;
      const { body, ...request } = requestFrom(entry);
      const whole = { ...request, ...present({ body: body === undefined ? body : lengthened(body, runs) }) };
      const isNamed = run === undefined || caseHeader in whole.headers;
      return {
        index,
        origin: originAt(note),
        attempts,
        ...(afterLoss ? { afterLoss } : {}),
        ...present({ strays }),
        request: isNamed ? whole : named(whole, run, note),
        answer: answerFrom(entry, note),
        startedAt: Date.parse(entry.startedDateTime),
        durationMs: entry.time,
      };
    })
    .sort((one, other) => one.index - other.index);
}

/** The request of an entry; its URL's origin is left out. */
export function requestFrom({ request }: Entry): Request {
  const path = request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return {
    method: request.method,
    path,
    query: request.queryString.map(({ name, value }) => [name, value] as const),
    headers: Object.fromEntries(request.headers.map(({ name, value }) => [name.toLowerCase(), value])),
    ...(request.postData === undefined ? {} : { body: request.postData.text ?? '' }),
  };
}

/** The answer of an entry, as its note, where there is one, qualifies it. */
export function answerFrom({ response }: Entry, note?: HarNote): Answer {
  if (note?.failure !== undefined) return { kind: 'failure', failure: note.failure, detail: note.detail ?? '' };
  if (response.status === 0) return { kind: 'failure', failure: 'connection-lost', detail: 'no answer was recorded' };
  const { text = '', encoding } = response.content;
  return {
    kind: 'response',
    status: response.status,
    headers: response.headers.map(({ name, value }) => [name, value] as const),
    body: encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text,
    isUtf8: note?.isUtf8 ?? true,
    ...(note?.cut === undefined ? {} : { cut: note.cut }),
    ...(note?.hasMore ? { hasMore: note.hasMore } : {}),
  };
}
