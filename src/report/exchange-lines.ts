import { excerpt, visible } from '../ground/visible.js';
import type { Exchange } from '../model/exchange.js';
import { received } from '../model/experiment/reaction.js';
import { pathAndQuery } from '../model/experiment/request.js';

const shownBody = 240;

/**
 * What was sent and what came back, a line each.
 * @param quoted what the answer is cut around where it is long.
 */
export function exchangeLines(exchange: Exchange, quoted?: string): readonly string[] {
  const { method, body = '' } = exchange.request;
  const path = excerpt(pathAndQuery(exchange.request), shownBody);
  const authorization = exchange.request.headers.authorization;
  const sent = authorization === undefined ? 'no authorization' : excerpt(authorization, 80);
  return [
    `> ${visible(method)} ${path}  (${sent})`,
    ...(body === '' ? [] : [`> ${oneLineOf(body)}`]),
    `< ${answerText(exchange, quoted)}`,
  ];
}

/** What came back, in one line. */
export function answerText({ answer }: Exchange, quoted?: string): string {
  const body = around(answer.kind === 'response' ? answer.body : '', quoted);
  return `${visible(received(answer))}${body === '' ? '' : ` ${oneLineOf(body)}`}`;
}

function around(body: string, quoted: string | undefined): string {
  const at = quoted === undefined ? -1 : body.indexOf(quoted.replace(/\.\.\.$/, ''));
  return at < shownBody / 2 ? body : `…${body.slice(at - shownBody / 2)}`;
}

function oneLineOf(text: string): string {
  return excerpt(text, shownBody).replaceAll('\n', '␊');
}
