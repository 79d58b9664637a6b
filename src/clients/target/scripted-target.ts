import type { ScriptedAnswer } from '../../../suites/clients/scripted-answer.js';
import { success } from '../../../suites/clients/scripted-answer.js';
import type { Arrival } from '../../model/arrival.js';
import { describedDocument } from './described-document.js';
import { type Incoming, openReception, type Reception, type TargetReaction } from './reception.js';

/** A target that answers one call as its trial prescribes. Each call has its own, so a late request is never misread. */
export interface ScriptedTarget {
  readonly url: string;
  /** What arrived so far. */
  readonly arrivals: readonly Arrival[];
  /** What arrived at the other origin, where the script redirects to one. */
  readonly elsewhere: readonly Arrival[];
  readonly close: () => Promise<void>;
}

// Beyond this a client that repeats without end has shown it, and is cut off.
const mostAnswers = 40;

/** Opens a target for a list of answers. Requests beyond the list get the last one. */
export async function openScriptedTarget(
  answers: readonly ScriptedAnswer[],
  redact: (text: string) => string,
): Promise<ScriptedTarget> {
  const redirect = answers.find((answer) => answer.kind === 'redirect');
  const other: Reception | undefined =
    redirect === undefined
      ? undefined
      : await openReception({ react: () => reactionTo(success, ''), redact, isNamed: redirect.to === 'other-host' });
  const target = await openReception({
    react: (incoming, index) => {
      const answer = answerAt(answers, index);
      return reactionTo(answer, originOf(answer, other) + incoming.target);
    },
    aside,
    redact,
  });
  return {
    url: `http://127.0.0.1:${target.port}`,
    arrivals: target.arrivals,
    elsewhere: other?.arrivals ?? [],
    close: async () => {
      await Promise.all([target.close(), other?.close()]);
    },
  };
}

/** What a script has for the request of that number, from 0. */
export function answerAt(answers: readonly ScriptedAnswer[], index: number): ScriptedAnswer {
  if (index >= mostAnswers) return { kind: 'drop' };
  return answers[Math.min(index, answers.length - 1)] ?? success;
}

/** The description of the API, which command lines read before they know their own commands. */
export function aside({ method, target }: Incoming): TargetReaction | undefined {
  if (method !== 'GET' || !/^\/openapi\.json(?:\?|$)/.test(target)) return undefined;
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

/** What a server does for a scripted answer. */
export function reactionTo(answer: ScriptedAnswer, location: string): TargetReaction {
  if (answer.kind === 'answer') return answer;
  if (answer.kind === 'drop') return { kind: 'drop' };
  return { kind: 'answer', status: answer.status, headers: { location, 'content-length': '0' } };
}
