import { setMaxListeners } from 'node:events';
import type { Answer, Exchange } from '../model/exchange.js';
import { received } from '../model/experiment/reaction.js';
import type { Request } from '../model/experiment/request.js';
import { type Origin, placeOf } from '../model/origin.js';
import type { Secrets } from '../model/secrets.js';
import { isOfEnvironment, type Pacer } from './pacer.js';
import { sessionTokensIn } from './session-tokens.js';
import type { Transport } from './transport/transport.js';
import type { Call } from './world/call.js';

/** Why a run ended before its plan did. */
export interface Stop {
  readonly reason: string;
}

/** Sends for everybody and keeps what came of it. */
export interface Recorder {
  readonly call: Call;
  /** Sends even after a stop, so that what was made can be removed; not to a target that is lost. */
  readonly cleanUp: Call;
  /**
   * Everything that was sent, without a secret that came up at any time. `index` counts the order in which they were
   * begun until the run renumbers by plan.
   */
  readonly exchanges: () => readonly Exchange[];
  /** Set once the target is lost, the budget is spent or the run was stopped: nothing is sent any more. */
  readonly stop: () => Stop | undefined;
}

const unansweredAtMost = 12;

/** A recorder over a transport. */
export function createRecorder(options: {
  readonly transport: Transport;
  readonly pacer: Pacer;
  /** Learns the tokens of sessions that the run makes. */
  readonly secrets: Secrets;
  readonly runId: string;
  /** The largest number of requests. */
  readonly budget: number;
  readonly signal: AbortSignal;
  readonly onExchange: (exchange: Exchange) => void;
}): Recorder {
  const { transport, pacer, secrets, runId, budget, onExchange } = options;
  const exchanges: Exchange[] = [];
  const lost = new AbortController();
  const signal = AbortSignal.any([options.signal, lost.signal]);
  // Every request under way listens, so many are no leak.
  setMaxListeners(0, signal, lost.signal);
  let stop: Stop | undefined;
  let requests = 0;
  let begun = 0;
  let unanswered = 0;
  options.signal.addEventListener('abort', () => {
    stop ??= { reason: 'the run was stopped' };
  });
  return {
    exchanges: () => exchanges.map((exchange) => withoutSecrets(exchange, secrets.redact)),
    stop: () => stop,
    call: (origin, request) => {
      if (!stop && requests >= budget) {
        stop = { reason: `the budget of ${budget} requests is spent; raise it with --max-requests` };
      }
      return record(origin, request, stop, signal);
    },
    cleanUp: (origin, request) => record(origin, request, lost.signal.aborted ? stop : undefined, lost.signal),
  };

  async function record(
    origin: Origin,
    request: Request,
    reason: Stop | undefined,
    until: AbortSignal,
  ): Promise<Exchange> {
    const startedAt = Date.now();
    // By when it was begun, so that calls made at the same time keep their order.
    const index = begun;
    begun += 1;
    const start = performance.now();
    const sent = correlated(request, runId, origin);
    const { answer, attempts } = reason ? notSent(reason) : await attempt(sent, until);
    const durationMs = Math.round((performance.now() - start) * 100) / 100;
    const exchange = {
      index,
      origin,
      request: sent,
      answer,
      attempts,
      startedAt,
      durationMs,
    };
    // What was not sent is no evidence.
    if (attempts > 0) {
      for (const token of sessionTokensIn(answer)) secrets.hide('client-session-token', token, 'plain');
      exchanges.push(exchange);
      onExchange(exchange);
    }
    return exchange;
  }

  async function attempt(request: Request, until: AbortSignal): Promise<{ answer: Answer; attempts: number }> {
    requests += 1;
    const result = await pacer.send(() => transport.send(request), until);
    unanswered = isSilence(result.answer) ? unanswered + 1 : 0;
    if (unanswered >= unansweredAtMost) {
      stop ??= { reason: `the target stopped answering: ${received(result.answer)}` };
      lost.abort();
    }
    return result;
  }
}

// A secret may have come up after it was first received.
function withoutSecrets(exchange: Exchange, redact: (text: string) => string): Exchange {
  const { answer } = exchange;
  if (answer.kind === 'failure') return exchange;
  const body = redact(answer.body);
  const headers = answer.headers.map(([name, value]) => [name, redact(value)] as const);
  const isSame = body === answer.body && headers.every(([, value], index) => value === answer.headers[index]?.[1]);
  return isSame ? exchange : { ...exchange, answer: { ...answer, headers, body } };
}

// An answer that is the environment's after every repetition is none.
function isSilence(answer: Answer): boolean {
  return isOfEnvironment(answer) || (answer.kind === 'failure' && answer.failure !== 'too-large');
}

function notSent(stop: Stop): { answer: Answer; attempts: number } {
  return { answer: { kind: 'failure', failure: 'aborted', detail: stop.reason }, attempts: 0 };
}

/** Names the run and the case in the target's own logs. */
export function correlated(request: Request, runId: string, origin: Origin): Request {
  const { experiment, step } = placeOf(origin);
  return { ...request, headers: { ...request.headers, 'seam-conformance-case': `${runId} ${experiment} ${step}` } };
}
