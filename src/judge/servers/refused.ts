import type { Answer, Exchange } from '../../model/exchange.js';
import type { Expectation } from '../../model/experiment/expectation.js';
import { freshControl } from '../../model/experiment/lending.js';
import { isSameText } from '../../model/experiment/no-such-route.js';
import { isSameAnswer, reactionOf, received, statusOf } from '../../model/experiment/reaction.js';
import type { Mismatch } from '../../model/finding.js';
import { doubtOfControl } from './doubt.js';
import { mayBeLookedUpFirst } from './looked-up-first.js';
import type { Reading } from './reading.js';
import { fail, inconclusive, pass, type Ruling } from './ruling.js';

/** A fault passes when it was refused as required and its valid twin was accepted. */
export function judgeRefused(
  reading: Reading,
  exchange: Exchange,
  { statuses, mayBeUnknown = false, isMadeUp = false }: Omit<Extract<Expectation, { kind: 'refused' }>, 'kind'>,
): Ruling {
  const { answer } = exchange;
  const expected = statuses.length > 0 ? statuses.join(' or ') : '4xx';
  const finding: Mismatch = { where: 'status', expected, received: received(answer), exchange: exchange.index };
  const reaction = reactionOf(answer);
  // A success for an invalid request needs no twin to be wrong.
  if (reaction === 'accepted') return fail(finding);
  const doubt = doubtOfControl(reading);
  if (doubt) return doubt;
  if (answer.kind === 'failure' && answer.failure !== 'connection-lost' && answer.failure !== 'too-large') {
    return inconclusive('environment', finding);
  }
  const isAsRequired = statuses.length > 0 ? statuses.includes(statusOf(answer)) : reaction === 'refused';
  if (!isAsRequired && (mayBeLookedUpFirst(reading, exchange) || (isMadeUp && reading.saysUnknown(answer)))) {
    return inconclusive('configuration', {
      ...finding,
      note: 'another id of the request is made up too, and may be looked up first; lend real resources to tell',
    });
  }
  if (!isAsRequired) {
    const isLikeValid = reading.control === 'weak' && reading.saysUnknown(answer);
    return fail(
      isLikeValid ? { ...finding, note: 'which is what a valid request gets: it was treated as valid' } : finding,
    );
  }
  if (mayBeUnknown) return pass();
  const control = reading.exchanges.get(freshControl) ?? reading.exchanges.get('control');
  if (reading.control === 'weak' && control && reading.saysUnknown(answer) && isLikeTwin(reading, exchange, control)) {
    return inconclusive('configuration', {
      ...finding,
      note: 'its valid twin is answered alike; lend real resources to tell them apart',
    });
  }
  return pass();
}

// Where a target has one type for all errors, or none, its words tell an unknown thing from a route that is not there.
function isLikeTwin(reading: Reading, exchange: Exchange, { answer: twin }: Exchange): boolean {
  if (!isSameAnswer(exchange.answer, twin)) return false;
  return isSameText(spokenFor(reading, exchange), twin);
}

// HEAD is answered like GET, without the words (RFC 9110, 9.3.2).
function spokenFor({ exchanges }: Reading, { request, answer }: Exchange): Answer {
  const spoken = [...exchanges.values()].find((one) => request.method === 'HEAD' && one.request.method === 'GET');
  return spoken !== undefined && isSameAnswer(spoken.answer, answer) ? spoken.answer : answer;
}
