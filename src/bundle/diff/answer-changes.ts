import { normalised } from '../../gate/baseline/signature.js';
import { type Exchange, headerOf } from '../../model/exchange.js';
import { errorTypeOf, jsonOf, reactionOf } from '../../model/experiment/reaction.js';
import { shapeChanges, shapeOf } from './body-shape.js';

/** What of an answer is compared. */
export type Aspect = 'status' | 'error type' | 'members' | 'content type' | 'redirect' | 'pace';

/** One difference between two answers to the same request. */
export interface AnswerChange {
  readonly aspect: Aspect;
  /** `400 → 422`; equal for equal changes, whatever the ids and times. */
  readonly text: string;
}

const paces = [
  { below: 50, name: 'below 50 ms' },
  { below: 200, name: 'below 200 ms' },
  { below: 1000, name: 'below 1 s' },
  { below: Number.POSITIVE_INFINITY, name: 'slower than 1 s' },
] as const;

/** How two answers to the same request differ, as far as a client could tell. Empty where they do not. */
export function answerChanges(one: Exchange, other: Exchange): readonly AnswerChange[] {
  const pace = paceChange(one, other);
  return [...behaviourChanges(one, other), ...(pace === undefined ? [] : [pace])];
}

function behaviourChanges({ answer: one }: Exchange, { answer: other }: Exchange): readonly AnswerChange[] {
  const status = changeOf('status', statusText(one), statusText(other));
  // Answers of another kind have nothing in common that could be compared.
  if (reactionOf(one) !== reactionOf(other)) {
    return [{ aspect: 'status', text: `${statusAndType(one)} → ${statusAndType(other)}` }];
  }
  const members = shapeChanges(bodyShape(one), bodyShape(other));
  return [
    ...status,
    ...changeOf('error type', errorTypeOf(one) ?? 'none', errorTypeOf(other) ?? 'none'),
    ...changeOf('content type', mediaType(one), mediaType(other)),
    ...changeOf('redirect', redirect(one), redirect(other)),
    ...(members.length === 0 ? [] : [{ aspect: 'members' as const, text: members.join(', ') }]),
  ];
}

function changeOf(aspect: Aspect, one: string, other: string): readonly AnswerChange[] {
  return one === other ? [] : [{ aspect, text: `${one} → ${other}` }];
}

function statusText(answer: Exchange['answer']): string {
  return answer.kind === 'failure' ? `no answer (${answer.failure})` : String(answer.status);
}

function statusAndType(answer: Exchange['answer']): string {
  const type = errorTypeOf(answer);
  return type === undefined ? statusText(answer) : `${statusText(answer)} ${type}`;
}

function mediaType(answer: Exchange['answer']): string {
  const [type = ''] = (headerOf(answer, 'content-type') ?? '').split(';');
  return type.trim().toLowerCase() || 'none';
}

// Where the target stands does not count: two targets differ in that.
function redirect(answer: Exchange['answer']): string {
  return normalised((headerOf(answer, 'location') ?? 'none').replace(/^[a-z]+:\/\/[^/?#]*/i, ''));
}

function bodyShape(answer: Exchange['answer']): ReadonlySet<string> {
  if (answer.kind === 'failure' || answer.body === '') return new Set(['body: none']);
  const json = jsonOf(answer);
  return json === undefined ? new Set(['body: no JSON']) : shapeOf(json);
}

// Neighbouring classes are noise, but for the second that people notice.
function paceChange(one: Exchange, other: Exchange): AnswerChange | undefined {
  if (one.attempts > 1 || other.attempts > 1) return undefined;
  const [from, to] = [paceOf(one), paceOf(other)];
  const isCrossing = (from === paces.length - 1) !== (to === paces.length - 1);
  if (Math.abs(from - to) < 2 && !isCrossing) return undefined;
  return { aspect: 'pace', text: `${paces[from]?.name} → ${paces[to]?.name}` };
}

function paceOf({ durationMs }: Exchange): number {
  return paces.findIndex(({ below }) => durationMs < below);
}
