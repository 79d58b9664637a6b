import { isJsonObject } from '../../ground/json-object.js';
import { uuidPattern } from '../../model/contract/oracle.js';
import type { Exchange } from '../../model/exchange.js';
import { jsonOf, reactionOf, statusOf } from '../../model/experiment/reaction.js';
import type { Reading } from './reading.js';

/**
 * Whether a fault may be answered like an unknown resource because the target looked another id of the request up before
 * it came to what is wrong: that id is made up too. Not where the same parameter is refused as malformed in some other
 * shape, as then the target does check it first, and the fault was taken for valid.
 */
export function mayBeLookedUpFirst(reading: Reading, exchange: Exchange): boolean {
  const { experiment, lending, exchanges, saysUnknown } = reading;
  if (lending.strength !== 'weak' || !saysUnknown(exchange.answer)) return false;
  const step = experiment.steps.find(({ name }) => exchanges.get(name) === exchange);
  const about = step?.about;
  const { described } = experiment.operation;
  if (described !== undefined) {
    // Any id of the request may come first, wherever it stands and whatever it looks like.
    const beside = experiment.shape.filter((name) => name !== about && described.parameters.get(name)?.isId === true);
    if (beside.length === 0) return false;
    return about === undefined || !isCheckedFirst(reading, about);
  }
  // What parameters stand together is checked between lookups too.
  if (about === undefined) return experiment.concern === 'exclusivity' && idsBeside(undefined, exchange) > 1;
  return idsBeside(about, exchange) > 0 && !isCheckedFirst(reading, about);
}

/** Whether a parameter is refused as malformed in some shape, whatever the other ids are. */
function isCheckedFirst({ experiment, exchanges, saysUnknown }: Reading, parameter: string): boolean {
  const statuses = experiment.operation.described?.refusals.invalid ?? [400];
  return experiment.steps.some(({ name, role, about }) => {
    const answer = exchanges.get(name)?.answer;
    return (
      about === parameter &&
      (role === 'fault' || role === 'witness') &&
      answer !== undefined &&
      reactionOf(answer) === 'refused' &&
      statuses.includes(statusOf(answer)) &&
      !saysUnknown(answer)
    );
  });
}

function idsBeside(about: string | undefined, { request }: Exchange): number {
  const body = jsonOf({ kind: 'response', status: 200, headers: [], body: request.body ?? '', isUtf8: true });
  const members: readonly (readonly [string, unknown])[] = [
    ...request.query,
    ...(isJsonObject(body) ? Object.entries(body) : []),
  ];
  return members.filter(([name, value]) => name !== about && typeof value === 'string' && uuidPattern.test(value))
    .length;
}
