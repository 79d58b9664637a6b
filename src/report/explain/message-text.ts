import { excerpt } from '../../ground/visible.js';
import type { Answer } from '../../model/exchange.js';
import { pathAndQuery, type Request } from '../../model/experiment/request.js';
import { curlOf } from '../curl.js';

const shownBody = 1200;
const longestCommand = 4000;

/** A request as it goes over the wire, then the command that sends it. Credentials stand by name. */
export function requestLines(request: Request): readonly string[] {
  const { method, headers, body } = request;
  const command = curlOf(request);
  return [
    `${method} ${excerpt(pathAndQuery(request), shownBody)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${excerpt(value, shownBody)}`),
    ...bodyLines(body),
    '',
    ...(command.length <= longestCommand ? command.split('\n') : ['(too long for a command line to be shown here)']),
  ];
}

/** An answer as it comes over the wire. */
export function answerLines(answer: Answer): readonly string[] {
  if (answer.kind === 'failure') return [answer.detail];
  return [
    `HTTP/1.1 ${answer.status}`,
    ...answer.headers.map(([name, value]) => `${name}: ${value}`),
    ...bodyLines(answer.body),
  ];
}

function bodyLines(body: string | undefined): readonly string[] {
  return body === undefined || body === '' ? [] : ['', ...excerpt(body, shownBody).split('\n')];
}
