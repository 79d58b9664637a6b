import { type Exchange, isCut } from '../../model/exchange.js';
import { inconclusive, type Ruling } from './ruling.js';

/** What can be said where the body matters and only its beginning was kept; `undefined` where all of it was. */
export function doubtOfBody({ answer, index }: Exchange): Ruling | undefined {
  if (!isCut(answer)) return undefined;
  return inconclusive('suite', {
    where: 'body',
    expected: 'all of it in the evidence',
    received: 'its beginning',
    note: 'the answers before took up what the evidence of a run may hold',
    exchange: index,
  });
}
