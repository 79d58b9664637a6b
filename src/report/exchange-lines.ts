import { excerpt, visible } from '../ground/visible.js';
import { caseHeader } from '../model/case-header.js';
import type { Exchange } from '../model/exchange.js';
import { bodyOf, received } from '../model/experiment/reaction.js';
import { pathAndQuery } from '../model/experiment/request.js';

const shownBody = 240;
const shownHeader = 80;

/**
 * What was sent and what came back, a line each.
 * @param quoted what the answer is cut around where it is long.
 */
export function exchangeLines(exchange: Exchange, quoted?: string): readonly string[] {
  const { method, body = '' } = exchange.request;
  const path = excerpt(pathAndQuery(exchange.request), shownBody);
  return [
    `> ${visible(method)} ${path}  (${headersText(exchange.request.headers)})`,
    ...(body === '' ? [] : [`> ${oneLineOf(body)}`]),
    `< ${answerText(exchange, quoted)}`,
  ];
}

// What most requests have says nothing about this one.
const usual: readonly string[] = ['authorization', 'accept', 'accept-encoding', 'user-agent', caseHeader];

/** Who sends it, and every header that most requests do not have. */
function headersText(headers: Exchange['request']['headers']): string {
  const { authorization } = headers;
  const others = Object.entries(headers).filter(
    ([name, value]) => !usual.includes(name) && !(name === 'content-type' && value === 'application/json'),
  );
  return [
    authorization === undefined ? 'no authorization' : excerpt(authorization, shownHeader),
    ...others.map(([name, value]) => oneLineOf(`${name}: ${value}`, shownHeader)),
  ].join(', ');
}

/** What came back, in one line. */
export function answerText({ answer }: Exchange, quoted?: string): string {
  const body = around(bodyOf(answer), quoted);
  return `${visible(received(answer))}${body === '' ? '' : ` ${oneLineOf(body)}`}`;
}

function around(body: string, quoted: string | undefined): string {
  const at = quoted === undefined ? -1 : body.indexOf(quoted.replace(/\.\.\.$/, ''));
  return at < shownBody / 2 ? body : `…${body.slice(at - shownBody / 2)}`;
}

function oneLineOf(text: string, length = shownBody): string {
  return excerpt(text, length).replaceAll('\n', '␊');
}
