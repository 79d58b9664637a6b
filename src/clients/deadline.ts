import type { Trial } from '../../suites/clients/trial.js';
import type { ScriptedTarget } from './target/scripted-target.js';

// Nobody waits longer for one call, however patient the client is.
const mostMs = 180_000;

/**
 * Until when a call is waited for: its own time from when it was last heard of, and where it makes requests in ever
 * longer intervals, twice the longest of them. What is never answered has the time of that silence on top.
 */
export function deadlineOf(
  trial: Pick<Trial, 'id' | 'answers'>,
  target: Pick<ScriptedTarget, 'arrived'>,
  { callMs, silenceMs }: { readonly callMs: number; readonly silenceMs: number },
): (sentAt: number) => number {
  return (sentAt) => {
    const times = target
      .arrived(trial.id)
      .arrivals.flatMap(({ arrivedAt, answeredAt }) => [arrivedAt, answeredAt])
      .filter((time) => time >= sentAt);
    const heard = [sentAt, ...times];
    const gaps = heard.slice(1).map((time, index) => time - (heard[index] ?? time));
    // What a client does where nobody listens cannot be seen, and may be as patient as anything.
    const isUnseen = trial.answers.some(({ kind }) => kind === 'silence' || kind === 'refuse');
    const silence = isUnseen ? silenceMs : 0;
    const until = (heard.at(-1) ?? sentAt) + callMs + silence + 2 * Math.max(0, ...gaps);
    return Math.min(until, sentAt + mostMs + 10 * silence);
  };
}
