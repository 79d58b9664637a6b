import { present } from '../../ground/present.js';
import { stepOf } from '../../model/exchange.js';
import { freshControl } from '../../model/experiment/lending.js';
import { reactionOf, received } from '../../model/experiment/reaction.js';
import type { Mismatch } from '../../model/finding.js';
import { acceptedFault, doubtOfControl, doubtOfWitness, isUnseen, unsentControl } from './doubt.js';
import type { Reading } from './reading.js';
import { fail, inconclusive, pass, type Ruling } from './ruling.js';

/** The resources of refused requests are still there for the control. */
export function judgeNoEffect(reading: Reading): Ruling {
  const control = reading.exchanges.get('control');
  const fresh = reading.exchanges.get(freshControl);
  const doubt = doubtOfControl(reading) ?? doubtOfWitness(reading);
  if (doubt || !control) return doubt ?? inconclusive('environment', unsentControl);
  if (reactionOf(control.answer) === 'accepted') return pass();
  const finding: Mismatch = {
    where: 'control',
    expected: '2xx on the resources of the refused requests',
    received: received(control.answer),
    exchange: control.index,
  };
  if (!fresh) return inconclusive('configuration', { ...finding, note: 'there was no fresh resource to compare with' });
  // An accepted fault has its own requirement; a repeated control may have succeeded before.
  const accepted = acceptedFault(reading);
  if (accepted) {
    const ruling = inconclusive('target', { ...finding, note: 'an invalid request was accepted before' });
    return { ...ruling, afterStep: stepOf(accepted) };
  }
  const unseen = [...reading.exchanges.values()].find((exchange) => isUnseen(exchange));
  if (unseen) return inconclusive('environment', { ...finding, note: `the target did not answer ${stepOf(unseen)}` });
  const suspects = reading.experiment.steps.filter(({ role }) => role === 'witness' || role === 'fault');
  const [culprit] = suspects.length === 1 ? suspects.flatMap(({ name }) => reading.exchanges.get(name) ?? []) : [];
  return fail({
    ...finding,
    ...present({ after: culprit?.index }),
    received: `${finding.received}, and ${received(fresh.answer)} on unused ones`,
    note: 'a refused request took effect',
  });
}
