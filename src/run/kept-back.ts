import { environmentOf } from '../judge/environment.js';
import type { Answer } from '../model/exchange.js';
import { received } from '../model/experiment/reaction.js';
import { askedText, toldWait } from './told-wait.js';
import { longestInVainMs, longestWaitMs } from './told-waits.js';

/** What an answer says that only asks its client to come back later, as a sentence; `undefined` for any other. */
export function keptBackText(answer: Answer): string | undefined {
  const told = toldWait(answer, Date.now());
  const isLimit = environmentOf(answer) === 'limit';
  if (!isLimit && (told === undefined || environmentOf(answer) === undefined)) return undefined;
  const seconds = Math.ceil((told?.ms ?? 0) / 1000);
  const asks = told === undefined ? '' : ` and ${askedText(told)}`;
  const cause = isLimit
    ? 'a rate limit or a firewall keeps this client back'
    : 'it is not up yet, or under maintenance';
  const wait =
    seconds * 1000 > longestInVainMs && seconds * 1000 <= longestWaitMs ? `, or with --wait ${2 * seconds}` : '';
  return `the target answers ${received(answer)}${asks}: ${cause}; run again later${wait}`;
}
