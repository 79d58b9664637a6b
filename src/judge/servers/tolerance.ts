import type { Exchange } from '../../model/exchange.js';
import { isSameAnswer, isUnknownResource, reactionOf, received } from '../../model/experiment/reaction.js';
import type { Mismatch } from '../../model/finding.js';
import { doubtOfControl, doubtOfWitness, isUnseen } from './doubt.js';
import type { Reading } from './reading.js';
import { fail, inconclusive, pass, type Ruling, seeFailureOf } from './ruling.js';

/** A well-formed id in another form is answered like an unknown one in the usual form. */
export function judgeLikeTwin(reading: Reading, exchange: Exchange, twin: Exchange | undefined): Ruling {
  const { answer, index } = exchange;
  const expected = `that of its twin (${twin ? received(twin.answer) : 'not sent'})`;
  const finding: Mismatch = { where: 'status', expected, received: received(answer), exchange: index };
  const doubt = doubtOfControl(reading) ?? doubtOfWitness(reading);
  if (doubt) return doubt;
  const reaction = reactionOf(answer);
  if (reaction === 'silent') return inconclusive('environment', finding);
  if (reaction === 'broken') return seeFailureOf('robust.never-5xx', finding);
  if (isUnknownResource(answer)) return pass();
  if (twin === undefined || isUnseen(twin)) return inconclusive('environment', finding);
  if (reaction === 'accepted') return reactionOf(twin.answer) === 'accepted' ? pass() : fail(finding);
  return isSameAnswer(answer, twin.answer) ? pass() : fail(finding);
}

/** An id that belongs to nothing is answered as such. */
export function judgeUnknownResource(reading: Reading, { answer, index }: Exchange): Ruling {
  const finding: Mismatch = {
    where: 'status',
    expected: '404, or 400 with a type ending in _not_found',
    received: received(answer),
    exchange: index,
  };
  const reaction = reactionOf(answer);
  if (reaction === 'silent') return inconclusive('environment', finding);
  const doubt = doubtOfControl(reading) ?? doubtOfWitness(reading);
  if (doubt) return doubt;
  if (reaction === 'broken') return seeFailureOf('robust.never-5xx', finding);
  return isUnknownResource(answer) ? pass() : fail(finding);
}

/** Hostile input is answered, and not as a fault of the server. */
export function judgeSurvived(reading: Reading, { answer, index }: Exchange, mayBeCutOff: boolean): Ruling {
  const finding: Mismatch = {
    where: 'status',
    expected: 'an answer below 500',
    received: received(answer),
    exchange: index,
  };
  const doubt = doubtOfControl(reading) ?? doubtOfWitness(reading);
  if (doubt) return doubt;
  if (answer.kind === 'response') return reactionOf(answer) === 'broken' ? fail(finding) : pass();
  if (answer.failure === 'connection-lost') {
    return mayBeCutOff
      ? pass({ where: 'connection', note: 'it was closed instead of an answer to the oversized body', exchange: index })
      : fail(finding);
  }
  return answer.failure === 'too-large' ? pass() : inconclusive('environment', finding);
}
