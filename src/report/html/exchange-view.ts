import { STATUS_CODES } from 'node:http';
import { excerpt } from '../../ground/visible.js';
import type { Answer, Exchange } from '../../model/exchange.js';
import { pathAndQuery } from '../../model/experiment/request.js';
import { placeOf } from '../../model/origin.js';
import { curlOf, replayOf } from '../curl.js';
import type { ResourceNotes } from '../named-resources.js';

/** One exchange as it stands on the page, cut where it is long. */
export interface ExchangeView {
  readonly index: number;
  readonly step: string;
  readonly request: string;
  readonly response: string;
  /** Empty where there is nothing to send again. */
  readonly curl: string;
  /** What became of what the request names; empty where nothing is to be said. */
  readonly note: string;
  /** Whether a part of it stands in `exchanges.har` alone. */
  readonly isCut: boolean;
}

const limits = { path: 600, header: 300, headers: 24, requestBody: 1200, responseBody: 2000, command: 3000 } as const;

/** The view of an exchange. */
export function exchangeView({ index, origin, request, answer }: Exchange, notes: ResourceNotes): ExchangeView {
  const { method, headers, body = '' } = request;
  const path = pathAndQuery(request);
  const answered = answer.kind === 'response' ? answer : { headers: [], body: '' };
  return {
    index,
    step: excerpt(placeOf(origin).step, 200),
    request: message(
      `${excerpt(method, 40)} ${excerpt(path, limits.path)}`,
      Object.entries(headers),
      body,
      limits.requestBody,
    ),
    response: message(statusLine(answer), answered.headers, answered.body, limits.responseBody),
    curl: curl({ index, origin, request }),
    note: notes({ request }) ?? '',
    isCut:
      path.length > limits.path ||
      body.length > limits.requestBody ||
      answered.body.length > limits.responseBody ||
      [...Object.entries(headers), ...answered.headers].some(([, value]) => value.length > limits.header) ||
      answered.headers.length > limits.headers,
  };
}

// A body that is too long to paste is taken from the evidence that lies beside the page.
function curl({ index, origin, request }: Pick<Exchange, 'index' | 'origin' | 'request'>): string {
  const command = replayOf({ origin, request }) ?? '';
  if (command.length <= limits.command || request.body === undefined) return command.slice(0, 2 * limits.command);
  const { body: _body, ...bodiless } = request;
  const source = `jq -j '.log.entries[${index}].request.postData.text' exchanges.har`;
  return `${source} | ${curlOf({ ...bodiless, body: '@' }).replace(/--data-raw @$/, '--data-binary @-')}`;
}

function statusLine(answer: Answer): string {
  if (answer.kind === 'failure') return `No answer: ${answer.failure}. ${excerpt(answer.detail, 400)}`;
  return `${answer.status} ${STATUS_CODES[answer.status] ?? ''}`.trim();
}

function message(
  first: string,
  headers: readonly (readonly [name: string, value: string])[],
  body: string,
  longest: number,
): string {
  const lines = headers
    .slice(0, limits.headers)
    .map(([name, value]) => `${excerpt(name, 100)}: ${excerpt(value, limits.header)}`.replaceAll('\n', ' '));
  const more = headers.length > limits.headers ? [`… and ${headers.length - limits.headers} more headers`] : [];
  return [first, ...lines, ...more, ...(body === '' ? [] : ['', excerpt(body, longest)])].join('\n');
}
