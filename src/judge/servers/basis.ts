import { type Expectation, isAboutScenario } from '../../model/experiment/expectation.js';
import type { Case } from '../../model/experiment/experiment.js';
import { freshControl } from '../../model/experiment/lending.js';
import type { Reading } from './reading.js';

/** The numbers of the exchanges that a verdict rests on, the one it is about first. */
export function basisOf({ exchanges }: Pick<Reading, 'exchanges'>, { step, expect }: Case): readonly number[] {
  const own = step === undefined ? undefined : exchanges.get(step);
  const controls = [exchanges.get('control'), exchanges.get(freshControl)];
  const basis =
    wholly.includes(expect.kind) || isAboutScenario(expect)
      ? [own, ...exchanges.values()]
      : // What is served or not is the control; the route that does not exist is only its measure.
        expect.kind === 'served'
        ? [exchanges.get('control'), own]
        : [own, expect.kind === 'like-twin' ? exchanges.get(expect.twin) : undefined];
  const indexes = [...basis, ...controls].flatMap((exchange) => (exchange === undefined ? [] : [exchange.index]));
  return [...new Set(indexes)];
}

const wholly: readonly Expectation['kind'][] = ['every', 'every-success', 'carried-out', 'lasting'];
