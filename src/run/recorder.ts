import type { Answer, Exchange } from '../experiment/exchange.js';
import type { Request } from '../experiment/request.js';
import type { Transport } from '../transport/transport.js';
import type { Call } from '../world/call.js';
import type { Pacer } from './pacer.js';

/** Why a run ended before its plan did. */
export interface Stop {
  readonly reason: string;
}

/** Sends for everybody and keeps what came of it. */
export interface Recorder {
  readonly call: Call;
  /** In the order of arrival; `index` counts that order until the run renumbers by plan. */
  readonly exchanges: readonly Exchange[];
  /** Set once the target is lost, the budget is spent or the run was stopped: nothing is sent any more. */
  readonly stop: () => Stop | undefined;
}

const unansweredAtMost = 12;

/** A recorder over a transport. */
export function createRecorder(options: {
  readonly transport: Transport;
  readonly pacer: Pacer;
  readonly runId: string;
  /** The largest number of requests. */
  readonly budget: number;
  readonly signal: AbortSignal;
  readonly onExchange: (exchange: Exchange) => void;
}): Recorder {
  const { transport, pacer, runId, budget, onExchange } = options;
  const exchanges: Exchange[] = [];
  const lost = new AbortController();
  const signal = AbortSignal.any([options.signal, lost.signal]);
  let stop: Stop | undefined;
  let sent = 0;
  let unanswered = 0;
  options.signal.addEventListener('abort', () => {
    stop ??= { reason: 'the run was stopped' };
  });
  return {
    exchanges,
    stop: () => stop,
    async call(experiment, step, request) {
      const startedAt = Date.now();
      const start = performance.now();
      const { answer, attempts } = stop ? notSent(stop) : await attempt(correlated(request, runId, experiment, step));
      const durationMs = Math.round((performance.now() - start) * 100) / 100;
      const exchange = {
        index: exchanges.length,
        experiment,
        step,
        request: correlated(request, runId, experiment, step),
        answer,
        attempts,
        startedAt,
        durationMs,
      };
      exchanges.push(exchange);
      onExchange(exchange);
      return exchange;
    },
  };

  async function attempt(request: Request): Promise<{ answer: Answer; attempts: number }> {
    sent += 1;
    if (sent > budget) {
      stop ??= { reason: `the budget of ${budget} requests is spent; raise it with --max-requests` };
      return notSent(stop);
    }
    const result = await pacer.send(() => transport.send(request), signal);
    unanswered = result.answer.kind === 'failure' && result.answer.failure !== 'too-large' ? unanswered + 1 : 0;
    if (unanswered >= unansweredAtMost && result.answer.kind === 'failure') {
      stop ??= { reason: `the target stopped answering: ${result.answer.detail}` };
      lost.abort();
    }
    return result;
  }
}

function notSent(stop: Stop): { answer: Answer; attempts: number } {
  return { answer: { kind: 'failure', failure: 'aborted', detail: stop.reason }, attempts: 0 };
}

/** Names the run and the case in the target's own logs. */
function correlated(request: Request, runId: string, experiment: string, step: string): Request {
  return { ...request, headers: { ...request.headers, 'seam-conformance-case': `${runId} ${experiment} ${step}` } };
}
