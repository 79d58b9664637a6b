import { setMaxListeners } from 'node:events';
import { madeCredential } from '../../spec/credentials.js';
import { environmentOf } from '../judge/environment.js';
import { named } from '../model/case-header.js';
import type { Answer, Exchange } from '../model/exchange.js';
import { received, statusOf } from '../model/experiment/reaction.js';
import type { Request } from '../model/experiment/request.js';
import { type Origin, placeOf } from '../model/origin.js';
import type { Secrets } from '../model/secrets.js';
import { evidenceBudget } from './evidence-budget.js';
import type { Pacer, Sent } from './pacer.js';
import { sessionTokensIn } from './session-tokens.js';
import { doubtful, type Transport } from './transport/transport.js';
import type { Call, CallOptions } from './world/call.js';

/** Why a run ended before its plan did. */
export interface Stop {
  readonly reason: string;
  /** Whether it is that the target answers no more. */
  readonly isLost?: boolean;
}

/** Sends for everybody and keeps what came of it. */
export interface Recorder {
  readonly call: Call;
  /** Aborts once the run was stopped or the target is lost. */
  readonly signal: AbortSignal;
  /** Sends even after a stop, so that what was made can be removed; not to a target that is lost. */
  readonly cleanUp: Call;
  /**
   * Everything that was sent, without a secret that came up at any time. `index` counts the order in which they were
   * begun until the run renumbers by plan.
   */
  readonly exchanges: () => readonly Exchange[];
  /** Set once the target is lost, the budget is spent or the run was stopped: nothing is sent any more. */
  readonly stop: () => Stop | undefined;
  /** Ends the run: nothing more is sent but what removes what was made. */
  readonly end: (reason: string) => void;
}

const unansweredAtMost = 12;

interface SentHere extends Sent {
  /** Whether an attempt before the last was answered by more than it asked for. */
  readonly hadMore: boolean;
}

/** A recorder over a transport. */
export function createRecorder(options: {
  readonly transport: Transport;
  readonly pacer: Pacer;
  /** Learns the tokens of sessions that the run makes. */
  readonly secrets: Secrets;
  /** The name of the run in a header of every request; absent for no such header. */
  readonly runName: string | undefined;
  /** The largest number of requests. */
  readonly budget: number;
  /** What the bodies of all answers may take. */
  readonly evidenceBytes: number;
  readonly signal: AbortSignal;
  readonly onExchange: (exchange: Exchange) => void;
}): Recorder {
  const { transport, pacer, secrets, runName, budget, onExchange } = options;
  const exchanges: Exchange[] = [];
  const originals = new WeakMap<Exchange, Answer>();
  const clean = new WeakMap<Exchange, { readonly secrets: number; readonly exchange: Exchange }>();
  const lost = new AbortController();
  const signal = AbortSignal.any([options.signal, lost.signal]);
  // Every request under way listens, so many are no leak.
  setMaxListeners(0, signal, lost.signal);
  const kept = evidenceBudget(options.evidenceBytes);
  let stop: Stop | undefined;
  let requests = 0;
  let begun = 0;
  let unanswered = 0;
  let refused: Request | undefined;
  options.signal.addEventListener('abort', () => {
    stop ??= { reason: 'the run was stopped' };
  });
  return {
    exchanges: () => exchanges.map((exchange) => redacted(withSurplus(exchange))),
    stop: () => stop,
    signal,
    end: (reason) => {
      stop ??= { reason };
    },
    call: (origin, request, how) => {
      if (!stop && requests >= budget) {
        stop = { reason: `the budget of ${budget} requests is spent; raise it with --max-requests` };
      }
      return record(origin, request, stop, { signal, ...how });
    },
    cleanUp: (origin, request, how) =>
      record(origin, request, lost.signal.aborted ? stop : undefined, { signal: lost.signal, ...how }),
  };

  // Verdicts are asked for again and again while a failure is traced.
  function redacted(exchange: Exchange): Exchange {
    const known = clean.get(exchange);
    if (known?.secrets === secrets.count()) return known.exchange;
    const made = withoutSecrets(exchange, secrets.redactWritten);
    clean.set(exchange, { secrets: secrets.count(), exchange: made });
    return made;
  }

  // It may come at any time behind the answer.
  function withSurplus(exchange: Exchange): Exchange {
    const original = originals.get(exchange);
    const surplus = original && transport.surplusBehind?.(original);
    if (exchange.answer.kind === 'failure' || !surplus?.hasMore) return exchange;
    return { ...exchange, answer: surplus.isDoubtful ? doubtful : { ...exchange.answer, hasMore: true } };
  }

  async function record(
    origin: Origin,
    request: Request,
    reason: Stop | undefined,
    how: CallOptions & { readonly signal: AbortSignal },
  ): Promise<Exchange> {
    const startedAt = Date.now();
    // By when it was begun, so that calls made at the same time keep their order.
    const index = begun;
    begun += 1;
    const start = performance.now();
    const sent = correlated(request, runName, origin);
    const { answer, attempts, afterLoss, hadMore } = reason ? notSent(reason) : await attempt(sent, how);
    const durationMs = Math.round((performance.now() - start) * 100) / 100;
    for (const token of sessionTokensIn(answer)) secrets.hide(madeCredential, token, 'plain');
    const exchange = {
      index,
      origin,
      request: sent,
      answer: hadMore && answer.kind === 'response' ? { ...kept(answer), hasMore: true as const } : kept(answer),
      attempts,
      ...(afterLoss ? { afterLoss } : {}),
      startedAt,
      durationMs,
    };
    // What was not sent is no evidence.
    if (attempts > 0) {
      exchanges.push(exchange);
      originals.set(exchange, answer);
      onExchange(exchange);
    }
    return exchange;
  }

  async function attempt(request: Request, how: CallOptions & { readonly signal: AbortSignal }): Promise<SentHere> {
    requests += 1;
    let hadMore = false;
    const sendOnce = async () => {
      const answer = await transport.send(request);
      hadMore ||= answer === doubtful;
      return answer;
    };
    const result = await pacer.send(sendOnce, { ...how, isServing });
    const isAnswered = environmentOf(result.answer) === undefined;
    unanswered = isAnswered ? 0 : unanswered + 1;
    if ([400, 401].includes(statusOf(result.answer))) refused = request;
    if (unanswered >= unansweredAtMost) {
      stop ??= { reason: `the target stopped answering: ${received(result.answer)}`, isLost: true };
      lost.abort();
    }
    return { ...result, hadMore };
  }

  /** Sends what was refused before, which changes nothing, to see whether the target still answers. */
  async function isServing(): Promise<boolean> {
    if (refused === undefined) return false;
    const isAnswered = environmentOf(await transport.send(refused)) === undefined;
    if (isAnswered) unanswered = 0;
    return isAnswered;
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

function notSent(stop: Stop): SentHere {
  const answer = { kind: 'failure', failure: 'aborted', detail: stop.reason } as const;
  return { answer, attempts: 0, afterLoss: false, hadMore: false };
}

/** Names the run and the case in the target's own logs, where the run has a name there. */
export function correlated(request: Request, runName: string | undefined, origin: Origin): Request {
  return runName === undefined ? request : named(request, runName, placeOf(origin));
}
