import { present } from '../../ground/present.js';
import { type Exchange, stepOf } from '../../model/exchange.js';
import { freshControl } from '../../model/experiment/lending.js';
import { isSameAnswer, reactionOf, received } from '../../model/experiment/reaction.js';
import { presentedBy } from '../../model/experiment/shared-evidence.js';
import type { Mismatch } from '../../model/finding.js';
import { giverBehind } from './giver.js';
import type { Reading } from './reading.js';
import { inconclusive, type Ruling } from './ruling.js';

/** The control of an experiment was not sent. */
export const unsentControl: Mismatch = {
  where: 'control',
  expected: 'an answer',
  received: 'nothing',
  note: 'it was not sent',
};

/**
 * Why an experiment proves nothing about a refusal: its valid twin was not accepted. `undefined` where it was.
 */
export function doubtOfControl(reading: Reading): Ruling | undefined {
  if (reading.control === 'accepted' || reading.control === 'weak') return undefined;
  if (restsOnWitness(reading.experiment)) return doubtWithoutControl(reading);
  const control = reading.exchanges.get(freshControl) ?? reading.exchanges.get('control');
  if (!control) return inconclusive('environment', unsentControl);
  const found = { where: 'control', received: received(control.answer), exchange: control.index };
  const reaction = reactionOf(control.answer);
  if (reaction === 'silent') {
    return inconclusive('environment', { ...found, expected: 'the valid twin to be accepted' });
  }
  const expected = reading.lending.strength === 'weak' ? '2xx, or 404 for an unknown resource' : '2xx';
  const ruling = inconclusive(reaction === 'broken' ? 'environment' : 'target', {
    ...found,
    expected,
    note: 'the target refuses the valid twin as well',
  });
  if (reaction === 'broken') return { ...ruling, broken: { requirement: 'robust.never-5xx' } };
  const cause = acceptedFault(reading);
  if (cause !== undefined) return { ...ruling, afterStep: stepOf(cause) };
  return { ...ruling, ...present({ broken: giverBehind(reading.experiment, control.answer) }) };
}

/** Whether an experiment has no valid twin, as that could make or change something. */
export function restsOnWitness({ operation, steps, stage }: Reading['experiment']): boolean {
  return operation.described !== undefined && stage === undefined && !steps.some(({ role }) => role === 'control');
}

// That requests get past authentication here is shown by a refusal that is none of credentials.
function doubtWithoutControl({ experiment, exchanges, standing }: Reading): Ruling | undefined {
  const hears = standing.credentials.has(presentedBy(experiment)) || experiment.operation.described?.isOpen === true;
  const answers = experiment.steps
    .filter(({ role }) => role === 'fault' || role === 'witness')
    .flatMap(({ name }) => exchanges.get(name)?.answer ?? []);
  const isTelling = answers.some((one) => answers.some((other) => !isSameAnswer(one, other)));
  if (hears && isTelling) return undefined;
  return inconclusive('configuration', {
    where: 'control',
    expected: hears ? 'requests to be told apart' : 'the credential to be accepted elsewhere',
    received: 'nothing of the kind',
    note: `the valid twin of ${experiment.operation.id} is not sent, as it could make or change something; --allow ${experiment.operation.id} sends it`,
  });
}

/**
 * Why a refusal of the valid request proves nothing: an invalid one was accepted before, or may have been, and may have
 * used its resources up. `undefined` where none was.
 */
export function doubtOfResources({ experiment, exchanges }: Reading): Ruling | undefined {
  const unseen = experiment.steps.map(({ name }) => exchanges.get(name)).find((one) => one && isUnseen(one));
  if (unseen) return inconclusive('environment', unansweredBy(unseen));
  const accepted = acceptedFault({ experiment, exchanges });
  if (!accepted) return undefined;
  const ruling = inconclusive('target', {
    where: stepOf(accepted),
    expected: 'a refusal',
    received: 'an acceptance',
    note: 'it may have used up what the valid request needs',
    exchange: accepted.index,
  });
  return { ...ruling, afterStep: stepOf(accepted) };
}

/** The first request of an experiment that was accepted and must not be. */
export function acceptedFault({
  experiment,
  exchanges,
}: Pick<Reading, 'experiment' | 'exchanges'>): Exchange | undefined {
  return experiment.steps
    .filter(({ role }) => role === 'witness' || role === 'fault')
    .map(({ name }) => exchanges.get(name))
    .find((exchange) => exchange !== undefined && reactionOf(exchange.answer) === 'accepted');
}

/** Why an experiment proves nothing about acceptance: the target does not tell requests apart. */
export function doubtOfWitness(reading: Reading): Ruling | undefined {
  if (reading.isDiscriminating || restsOnWitness(reading.experiment)) return undefined;
  const { experiment, exchanges } = reading;
  const unseen = experiment.steps
    .filter(({ role }) => role === 'witness')
    .map(({ name }) => exchanges.get(name))
    .find((one) => one !== undefined && isUnseen(one));
  if (unseen) return inconclusive('environment', unansweredBy(unseen));
  return inconclusive('target', {
    where: 'witness',
    expected: 'an invalid request to be refused otherwise than the valid one is answered',
    received: 'no such refusal',
  });
}

/** That the target did not answer a request, as a finding. */
export function unansweredBy(exchange: Exchange): Mismatch {
  const { answer, index } = exchange;
  return { where: stepOf(exchange), expected: 'an answer of the target', received: received(answer), exchange: index };
}

/** Whether it is not known what the target made of a request. */
export function isUnseen({ answer }: Exchange): boolean {
  return answer.kind === 'failure' && answer.failure === 'no-evidence';
}
