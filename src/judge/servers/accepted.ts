import { type Exchange, stepOf } from '../../model/exchange.js';
import { reactionOf, received, statusOf } from '../../model/experiment/reaction.js';
import { presentedBy } from '../../model/experiment/shared-evidence.js';
import type { Mismatch } from '../../model/finding.js';
import { doubtOfResources, doubtOfWitness } from './doubt.js';
import type { Reading } from './reading.js';
import { fail, inconclusive, pass, type Ruling, seeFailureOf } from './ruling.js';

/** A valid request passes when it was accepted by a target that refuses invalid ones. */
export function judgeAccepted(
  reading: Reading,
  exchange: Exchange,
  of: 'credential' | 'request' | 'shape',
  mayBeUnknown = false,
): Ruling {
  const { answer } = exchange;
  const { lending, control, experiment, standing, saysUnknown } = reading;
  const isWeak = lending.strength === 'weak';
  const finding: Mismatch = {
    where: 'status',
    expected: isWeak ? '2xx, or 404 for an unknown resource' : '2xx',
    received: received(answer),
    exchange: exchange.index,
  };
  const reaction = reactionOf(answer);
  if (reaction === 'accepted' || ((isWeak || mayBeUnknown) && saysUnknown(answer)))
    return doubtOfWitness(reading) ?? pass();
  if (reaction === 'silent') return inconclusive('environment', finding);
  if (reaction === 'broken') return seeFailureOf('robust.never-5xx', finding);
  const doubt = doubtOfResources(reading);
  if (doubt) return doubt;
  const isAboutCredential = statusOf(answer) === 401 || statusOf(answer) === 403;
  if (of === 'credential') {
    if (!isAboutCredential) {
      const silent = inconclusive('target', { ...finding, note: 'this says nothing about the credential' });
      // What is gone was perhaps taken away by a request that was refused.
      return saysUnknown(answer) ? { ...silent, broken: { requirement: 'effect.refusal-changes-nothing' } } : silent;
    }
    return standing.credentials.has(presentedBy(experiment))
      ? fail({ ...finding, note: 'the same credential is accepted elsewhere' })
      : inconclusive('configuration', {
          ...finding,
          note: 'the credential is accepted nowhere, so it may not be valid',
        });
  }
  if (stepOf(exchange) !== 'control' && (control === 'accepted' || control === 'weak')) return fail(finding);
  if (of === 'shape' && !isWeak && !isAboutCredential && standing.credentials.has(presentedBy(experiment)))
    return fail(finding);
  return inconclusive('target', { ...finding, note: 'its plain twin is answered alike' });
}
