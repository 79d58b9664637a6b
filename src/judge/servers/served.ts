import type { Exchange } from '../../model/exchange.js';
import { received, statusOf } from '../../model/experiment/reaction.js';
import { routeOf } from '../../model/experiment/shared-evidence.js';
import { doubtOfControl, doubtOfWitness } from './doubt.js';
import { hasPathWithId, isNotServed, type Reading, servedBy } from './reading.js';
import { fail, inconclusive, pass, type Ruling } from './ruling.js';

/** Fewer come about when a target is replaced between two requests. */
const telling = 3;

/** The operation is answered otherwise than a route that does not exist, and by the same target each time. */
export function judgeServed(reading: Reading, exchange: Exchange): Ruling {
  const control = servedBy(reading.experiment, reading.exchanges);
  if (control && isNotServed(reading.experiment, reading.exchanges)) {
    const where = routeOf(control.request);
    const { index, answer } = control;
    const isMadeUp = reading.lending.strength === 'weak' && hasPathWithId(reading.experiment);
    if (isMadeUp && statusOf(answer) === 404) {
      return inconclusive('configuration', {
        where,
        expected: 'another answer than to a route that does not exist',
        received: received(answer),
        note: 'the path names what is made up, and the two may be answered alike; lend real resources to tell',
        exchange: index,
      });
    }
    return fail({
      where,
      expected: 'the operation',
      received: received(answer),
      note: `not implemented (a route that does not exist is answered ${received(exchange.answer)})`,
      exchange: index,
    });
  }
  return doubtOfControl(reading) ?? doubtOfWitness(reading) ?? judgeStrays(reading);
}

// Whom the other verdicts are about, nobody knows: whoever was asked again may be another one.
function judgeStrays({ experiment, standing }: Reading): Ruling {
  const where = routeOf(experiment.operation);
  const strays = standing.strayed.get(where) ?? [];
  const [first] = strays;
  if (first === undefined) return pass();
  const times = strays.reduce((sum, one) => sum + (one.strays?.times ?? 0), 0);
  const answer = `${first.strays?.status} like a path that does not exist`;
  const how = times === 1 ? 'one time' : `${times} times`;
  if (strays.length < telling) return pass({ where, note: `was answered ${answer} ${how}`, exchange: first.index });
  return inconclusive('environment', {
    where,
    expected: 'one target that answers each time',
    received: `${answer} now and then`,
    note: `${how} in this run, each time served when it was sent again: one of several backends runs another version`,
    exchange: first.index,
  });
}
