import { type Answer, headerOf } from '../model/exchange.js';
import { errorTypeOf, isSameAnswer, jsonOf, statusOf } from '../model/experiment/reaction.js';

/**
 * What stands around a target and answers in its place. A *gateway* did not get an answer of the target, a *limit* keeps
 * a client back, and *silence* is no answer at all.
 */
export type Environment = 'gateway' | 'limit' | 'silence';

// 520 to 530 are what content delivery networks say of an origin that does not answer them.
const isOfGateway = (status: number) =>
  [407, 408, 425, 502, 503, 504].includes(status) || (status >= 520 && status <= 530);

/**
 * Whether an answer comes from the environment and so may not support a violation; `undefined` for an answer of the
 * target. The one place where this is decided, for servers, clients and recordings alike. An answer that was larger
 * than the suite reads is the target's.
 */
export function environmentOf(answer: Answer): Environment | undefined {
  if (answer.kind === 'failure') return answer.failure === 'too-large' ? undefined : 'silence';
  return isLockedFor(answer) ? 'limit' : environmentOfStatus(answer.status);
}

// Who is forbidden for a while is told how long; who is forbidden for good is told nothing.
function isLockedFor(answer: Answer): boolean {
  return [403, 423].includes(statusOf(answer)) && headerOf(answer, 'retry-after') !== undefined;
}

/** {@link environmentOf} where only a status is known. */
export function environmentOfStatus(status: number): Environment | undefined {
  if (status === 429) return 'limit';
  return isOfGateway(status) ? 'gateway' : undefined;
}

/** Whether the call may have been carried out although this is all that came back. */
export function mayHaveBeenCarriedOut(answer: Answer): boolean {
  if (answer.kind === 'failure') return ['connection-lost', 'timeout', 'not-http'].includes(answer.failure);
  const status = statusOf(answer);
  // Who says when to come back has done nothing yet.
  if (status === 503) return headerOf(answer, 'retry-after') === undefined;
  return environmentOf(answer) === 'gateway' && status !== 407 && status !== 425;
}

/** Whether two answers of the environment are the same one, so that whoever gets both may ask whose they are. */
export function isSameEnvironment(one: Answer, other: Answer): boolean {
  const kind = environmentOf(one);
  if (kind === 'gateway') return statusOf(one) === statusOf(other);
  return [one, other].every((answer) => answer.kind === 'failure' && answer.failure === 'connection-lost');
}

/**
 * Whether an answer may be that of whoever stands in for a route that is away for a while, as during a deployment: it says
 * what a path that cannot exist says, or nothing that an API says. Whether it is, only another request can tell.
 * @param absent what paths that cannot exist were answered.
 */
export function mayStandIn(answer: Answer, absent: readonly Answer[]): boolean {
  if (environmentOf(answer) !== undefined || answer.kind === 'failure') return false;
  const isNotFound = answer.status === 404;
  if (errorTypeOf(answer) === undefined) return isNotFound || jsonOf(answer) === undefined;
  return isNotFound && absent.some((one) => isSameAnswer(one, answer));
}
