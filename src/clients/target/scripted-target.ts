import { setTimeout as sleep } from 'node:timers/promises';
import { type ScriptedAnswer, success } from '../../../suites/clients/scripted-answer.js';
import type { Trial } from '../../../suites/clients/trial.js';
import { openClosedPort } from '../../ground/closed-port.js';
import { endpointPath } from '../../judge/clients/evidence.js';
import type { Arrival } from '../../model/arrival.js';
import type { Arrived } from '../../model/client-record.js';
import { describedDocument } from './described-document.js';
import { harmlessReaction } from './harmless.js';
import { reactionTo, type TargetReaction } from './reaction.js';
import { type Incoming, openReception, type Reception } from './reception.js';
import { isStranger } from './stranger.js';

/** What of a trial a target has to know. */
export type Script = Pick<Trial, 'id' | 'answers' | 'call' | 'endpoint' | 'group'> & {
  readonly operation: Pick<Trial['operation'], 'path'>;
};

/**
 * A target that answers calls as their trials prescribe. Each call has its own, so a late request is never misread;
 * only the calls of a group share one.
 */
export interface ScriptedTarget {
  readonly url: string;
  /** Names the call that is made next, where several are made in turn. */
  readonly expect: (trial: string) => void;
  /** What arrived so far for a trial; of a single one unless it is named. */
  readonly arrived: (trial?: string) => Arrived;
  /** Ends what is still kept waiting. */
  readonly settle: () => void;
  /** Ends connections that nobody uses; a late request still arrives, on another one. */
  readonly rest: () => void;
  readonly close: () => Promise<void>;
}

// Beyond this a client that repeats without end has shown it, and is cut off.
const mostAnswers = 40;
// Calls that are made at once are answered in the opposite order, so that whoever mixes them up shows it.
const turnMs = 40;

/** Opens a target for trials. Requests beyond the answers of a trial get its last one. Rejects where it cannot listen. */
export async function openScriptedTarget(
  scripts: readonly Script[],
  redact: (text: string) => string,
  silenceMs?: number,
): Promise<ScriptedTarget> {
  const [first] = scripts;
  if (!first) throw new RangeError('a target needs a trial');
  if (first.answers.some(({ kind }) => kind === 'refuse')) return refusingTarget();
  const redirect = first.answers.find((answer) => answer.kind === 'redirect');
  let expected = first.id;
  const othersOwners: string[] = [];
  const other: Reception | undefined =
    redirect === undefined
      ? undefined
      : await openReception({
          react: (incoming, index) => {
            othersOwners[index] = scriptOf(scripts, incoming, { expected, turnOf: () => 0 }).id;
            return reactionTo(success, { ...incoming, location: '', now: Date.now() });
          },
          redact,
          isNamed: redirect.to === 'other-host',
        });
  const owners: (string | undefined)[] = [];
  const host = first.endpoint === 'ipv6' ? '::1' : '127.0.0.1';
  const target = await openReception({
    react: async (incoming, index) => {
      const beside = harmlessReaction(incoming, first.operation.path);
      if (beside) return beside;
      const turnOf = ({ id }: Script) => owners.filter((owner) => owner === id).length;
      const script = scriptOf(scripts, incoming, { expected, turnOf });
      const turn = turnOf(script);
      owners[index] = script.id;
      if (script.group?.order === 'at-once') await sleep(turnMs * (scripts.length - scripts.indexOf(script)));
      const answer = answerAt(script.answers, turn);
      return reactionTo(answer, {
        headers: incoming.headers,
        location: originOf(answer, other) + incoming.target,
        now: Date.now(),
      });
    },
    aside: (incoming) => aside(incoming) ?? (isStranger(incoming, scripts, redact) ? notMeant : undefined),
    redact,
    host,
    ...(silenceMs === undefined ? {} : { silenceMs }),
  });
  const ofOwner = (owner: string | undefined) => ownedBy(owner, owners, target.arrivals);
  return {
    url: spelled(host === '::1' ? '[::1]' : host, target.port, first.endpoint),
    expect: (trial) => {
      expected = trial;
    },
    arrived: (trial = first.id) => ({
      arrivals: ofOwner(trial),
      elsewhere: ownedBy(trial, othersOwners, other?.arrivals ?? []),
      beside: trial === first.id ? ofOwner(undefined) : [],
    }),
    settle: target.settle,
    rest: () => {
      target.rest();
      other?.rest();
    },
    close: async () => {
      await Promise.all([target.close(), other?.close()]);
    },
  };
}

function ownedBy(
  owner: string | undefined,
  owners: readonly (string | undefined)[],
  arrivals: readonly Arrival[],
): readonly Arrival[] {
  return [...arrivals.entries()].filter(([index, one]) => one && owners[index] === owner).map(([, one]) => one);
}

// What another program asked for on a port that it takes for someone else's.
const notMeant: TargetReaction = { kind: 'drop' };

async function refusingTarget(): Promise<ScriptedTarget> {
  const { port, close } = await openClosedPort();
  return {
    url: `http://127.0.0.1:${port}`,
    expect: () => undefined,
    arrived: () => ({ arrivals: [], elsewhere: [], beside: [] }),
    settle: () => undefined,
    rest: () => undefined,
    close: async () => close(),
  };
}

function spelled(host: string, port: number, endpoint: Trial['endpoint']): string {
  const path = endpoint === 'path' ? endpointPath : endpoint === 'slash' ? '/' : '';
  return `http://${host}:${port}${path}`;
}

// Parameters tell which call a request belongs to; of calls that share them it is the one that is made now, or where they
// are made at once, the one of which least has arrived.
function scriptOf(
  scripts: readonly Script[],
  { target, body }: Incoming,
  { expected, turnOf }: { readonly expected: string; readonly turnOf: (script: Script) => number },
): Script {
  const text = (target + body).toLowerCase();
  const named = scripts.filter(({ call }) =>
    Object.values(call.parameters).some((value) => text.includes(value.toLowerCase())),
  );
  const isAtOnce = named[0]?.group?.order === 'at-once';
  const [next] = isAtOnce ? named.toSorted((one, other) => turnOf(one) - turnOf(other)) : [];
  const found =
    next ?? named.find(({ id }) => id === expected) ?? named[0] ?? scripts.find(({ id }) => id === expected);
  return found ?? (scripts[0] as Script);
}

/** What a script has for the request of that number, from 0. */
export function answerAt(answers: readonly ScriptedAnswer[], index: number): ScriptedAnswer {
  if (index >= mostAnswers) return { kind: 'drop' };
  return answers[Math.min(index, answers.length - 1)] ?? success;
}

/** The description of the API, which command lines read before they know their own commands. */
export function aside({ method, target }: Incoming): TargetReaction | undefined {
  if (method !== 'GET' || !/\/openapi\.json(?:\?|$)/.test(target)) return undefined;
  return {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(describedDocument()),
  };
}

function originOf(answer: ScriptedAnswer, other: Reception | undefined): string {
  if (answer.kind !== 'redirect' || other === undefined) return '';
  return `http://${answer.to === 'other-host' ? 'localhost' : '127.0.0.1'}:${other.port}`;
}
