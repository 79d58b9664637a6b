import type { Exchange } from '../../model/exchange.js';
import { received } from '../../model/experiment/reaction.js';
import { doubtOfControl, doubtOfWitness } from './doubt.js';
import { isNotServed, type Reading, servedBy } from './reading.js';
import { fail, pass, type Ruling } from './ruling.js';

/** The operation is answered otherwise than a route that does not exist. */
export function judgeServed(reading: Reading, exchange: Exchange): Ruling {
  const control = servedBy(reading.experiment, reading.exchanges);
  if (control && isNotServed(reading.experiment, reading.exchanges)) {
    const { method, path } = control.request;
    return fail({
      where: `${method} ${path}`,
      expected: 'the operation',
      received: received(control.answer),
      note: `not implemented (a route that does not exist is answered ${received(exchange.answer)})`,
      exchange: control.index,
    });
  }
  return doubtOfControl(reading) ?? doubtOfWitness(reading) ?? pass();
}
