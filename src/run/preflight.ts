import { environmentOf, mayStandIn } from '../judge/environment.js';
import type { Contract } from '../model/contract/contract.js';
import type { Answer } from '../model/exchange.js';
import { absentPath } from '../model/experiment/no-such-route.js';
import { reactionOf, received, statusOf } from '../model/experiment/reaction.js';
import { wallClock } from './clock.js';
import { keptBackText } from './kept-back.js';
import { toldWait } from './told-wait.js';
import type { Call } from './world/call.js';

/** How long a target may take to wake up behind a gateway that answers for it already, in milliseconds. */
export const wakeUpMs = 10_000;
const pauseMs = 500;
// Nothing changes about these by waiting.
const hopeless: readonly string[] = ['tls', 'not-http', 'aborted'];

/**
 * Whether there is anybody to judge: one request without credentials, which no target can take for anything, sent again
 * until the target answers or the time is over. Resolves to a sentence where nothing answers, and to `undefined` where
 * something does.
 * @param waitMs how long to wait for a target to start; a gateway that answers for it is waited for in any case.
 */
export async function preflight(
  { operations, isGiven }: Contract,
  call: Call,
  { waitMs = 0, signal }: { readonly waitMs?: number | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<string | undefined> {
  const [operation] = operations;
  if (!operation) return 'the contract has no operation that the suite can act on';
  const startedAt = Date.now();
  // Of a document of others it is not known what a call without credentials does.
  const request = isGiven
    ? { method: 'GET', path: absentPath('/'), query: [], headers: {} }
    : {
        method: operation.method,
        path: operation.path,
        query: [],
        headers: { 'content-type': 'application/json' },
        body: '{}',
      };
  for (;;) {
    const { answer } = await call({ kind: 'around', about: 'is anybody there' }, request);
    // Who was asked to wait for a target waits for it behind an ingress too, and goes on all the same if it says no more.
    const isStandIn = waitMs > 0 && isOfIngress(answer);
    if (environmentOf(answer) === undefined && !isStandIn) return undefined;
    const allowed = Math.max(waitMs, environmentOf(answer) === 'gateway' ? wakeUpMs : 0);
    const toldMs = toldWait(answer, Date.now())?.ms ?? 0;
    const isOver = Date.now() - startedAt + Math.max(pauseMs, toldMs) > allowed;
    if (isOver || signal?.aborted || (answer.kind === 'failure' && hopeless.includes(answer.failure))) {
      return isStandIn ? undefined : unreachable(answer, waitMs);
    }
    await wallClock.sleep(pauseMs, signal);
  }
}

// What an API does not say of a call without credentials.
function isOfIngress(answer: Answer): boolean {
  return mayStandIn(answer, []) && (statusOf(answer) === 404 || reactionOf(answer) !== 'refused');
}

/** Why there is no one to judge where this is all that is answered, as a sentence. */
export function unreachable(answer: Answer, waitMs = 0): string {
  const keptBack = keptBackText(answer);
  if (keptBack !== undefined) return keptBack;
  const sentence = `the target does not answer: ${answer.kind === 'failure' ? answer.detail : received(answer)}`;
  if (answer.kind === 'failure' && answer.failure === 'connection-lost')
    return `${sentence}; where the port speaks TLS, the URL begins with https`;
  const isGone = answer.kind === 'response' || answer.failure === 'connection-refused' || answer.failure === 'timeout';
  if (!isGone) return sentence;
  if (answer.kind === 'response' && answer.status === 407)
    return `${sentence}; the proxy asks for credentials of its own`;
  return waitMs > 0
    ? `${sentence} after ${waitMs / 1000} s`
    : `${sentence}; --wait <s> waits for one that is not up yet`;
}
