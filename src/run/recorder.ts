import { setMaxListeners } from 'node:events';
import { madeCredential } from '../../spec/credentials.js';
import { present } from '../ground/present.js';
import { environmentOf } from '../judge/environment.js';
import { named } from '../model/case-header.js';
import type { Answer, Exchange, Strays } from '../model/exchange.js';
import { received, statusOf } from '../model/experiment/reaction.js';
import type { Request } from '../model/experiment/request.js';
import { type Origin, placeOf } from '../model/origin.js';
import type { Secrets } from '../model/secrets.js';
import { evidenceBudget } from './evidence-budget.js';
import { keptExchange } from './kept-exchange.js';
import { notSent } from './not-sent.js';
import { createOutages } from './outages.js';
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
  /** Aborts once nothing is sent any more, so that nobody waits for what can no longer be looked at. */
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
  readonly strays?: Strays;
}

const withheld: SentHere = { answer: notSent, attempts: 0, afterLoss: false, hadMore: false };

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
  /** Told in a sentence what is waited for. */
  readonly onWait?: ((sentence: string) => void) | undefined;
}): Recorder {
  const { transport, pacer, secrets, runName, budget, onExchange, onWait = () => undefined } = options;
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
  const ended = new AbortController();
  setMaxListeners(0, ended.signal);
  const end = (why: Stop) => {
    stop ??= why;
    ended.abort();
  };
  const outages = createOutages(
    async (request) => {
      requests += 1;
      return (await pacer.send(() => transport.send(request), { signal })).answer;
    },
    {
      signal,
      onAway: onWait,
      onGone: (reason) => end({ reason }),
    },
  );
  const interrupt = () => end({ reason: 'the run was stopped' });
  if (options.signal.aborted) interrupt();
  else options.signal.addEventListener('abort', interrupt);
  return {
    exchanges: () => exchanges.map((exchange) => redacted(withSurplus(exchange))),
    stop: () => stop,
    signal: ended.signal,
    end: (reason) => end({ reason }),
    call: (origin, request, how) => {
      if (!stop && requests >= budget) {
        end({ reason: `the budget of ${budget} requests is spent; raise it with --max-requests` });
      }
      return record(origin, request, stop !== undefined, { signal, ...how });
    },
    cleanUp: (origin, request, how) => record(origin, request, lost.signal.aborted, { signal: lost.signal, ...how }),
  };

  // Verdicts are asked for again and again while a failure is traced.
  function redacted(exchange: Exchange): Exchange {
    const known = clean.get(exchange);
    if (known?.secrets === secrets.count()) return known.exchange;
    const made = keptExchange(exchange, secrets.redactWritten);
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
    isOver: boolean,
    how: CallOptions & { readonly signal: AbortSignal },
  ): Promise<Exchange> {
    const startedAt = Date.now();
    // By when it was begun, so that calls made at the same time keep their order.
    const index = begun;
    begun += 1;
    const start = performance.now();
    const sent = correlated(request, runName, origin);
    const { answer, attempts, afterLoss, hadMore, strays } = isOver ? withheld : await attempt(sent, how);
    const durationMs = Math.round((performance.now() - start) * 100) / 100;
    for (const token of sessionTokensIn(answer)) secrets.hide(madeCredential, token, 'plain');
    const exchange = {
      index,
      origin,
      request: sent,
      answer: hadMore && answer.kind === 'response' ? { ...kept(answer), hasMore: true as const } : kept(answer),
      attempts,
      ...(afterLoss ? { afterLoss } : {}),
      ...present({ strays }),
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

  /** Sends until the route that was asked for is there, and again where others find it there. */
  async function attempt(request: Request, how: CallOptions & { readonly signal: AbortSignal }): Promise<SentHere> {
    let attempts = 0;
    let afterLoss = false;
    const doubted: SentHere[] = [];
    for (;;) {
      await outages.over();
      const begunAt = Date.now();
      const own = await sendPaced(request, how);
      attempts += own.attempts;
      afterLoss ||= own.afterLoss;
      const sent = { ...own, attempts, afterLoss };
      const standing = await outages.standing(request, sent.answer, begunAt);
      if (standing === 'back') continue;
      if (standing === 'gone') return { ...sent, answer: awayAnswer(sent.answer) };
      if (standing === 'there' && doubted.length === 0) return sent;
      const settled = outages.settled(
        doubted.map(({ answer }) => answer),
        sent.answer,
      );
      if (settled !== undefined) return settled === 'stray' ? withStrays(sent, doubted) : sent;
      doubted.push(sent);
    }
  }

  async function sendPaced(request: Request, how: CallOptions & { readonly signal: AbortSignal }): Promise<SentHere> {
    requests += 1;
    let hadMore = false;
    const sendOnce = async () => {
      const answer = await transport.send(request);
      hadMore ||= answer === doubtful;
      return answer;
    };
    const result = await pacer.send(sendOnce, { ...how, isServing });
    unanswered = environmentOf(result.answer) === undefined ? 0 : unanswered + 1;
    if (unanswered >= unansweredAtMost) {
      end({ reason: `the target stopped answering: ${received(result.answer)}`, isLost: true });
      lost.abort();
    }
    return { ...result, hadMore };
  }

  /** Sends what was refused before, which changes nothing, to see whether the target still answers. */
  async function isServing(): Promise<boolean> {
    const refused = outages.refused();
    if (refused === undefined) return false;
    const isAnswered = environmentOf(await transport.send(refused.request)) === undefined;
    if (isAnswered) unanswered = 0;
    return isAnswered;
  }
}

function withStrays(last: SentHere, doubted: readonly SentHere[]): SentHere {
  const [first = last] = doubted;
  return { ...last, strays: { times: doubted.length, status: statusOf(first.answer) } };
}

/** In the place of what a route was answered in that does not come back. */
function awayAnswer(answer: Answer): Answer {
  return { kind: 'failure', failure: 'aborted', detail: `${received(answer)} of a route that was there before` };
}

/** Names the run and the case in the target's own logs, where the run has a name there. */
export function correlated(request: Request, runName: string | undefined, origin: Origin): Request {
  return runName === undefined ? request : named(request, runName, placeOf(origin));
}
