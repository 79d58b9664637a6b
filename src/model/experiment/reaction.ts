import { isJsonObject, jsonIn } from '../../ground/json-object.js';
import { type Answer, headerOf, isCut } from '../exchange.js';

/** What kind of answer it is, whatever its body looks like. */
export type Reaction = 'accepted' | 'redirected' | 'refused' | 'broken' | 'silent';

/** The kind of an answer. A 1xx, which no request of the suite asks for, counts as silence. */
export function reactionOf(answer: Answer): Reaction {
  if (answer.kind === 'failure') return 'silent';
  const { status } = answer;
  if (status >= 500) return 'broken';
  if (status >= 400) return 'refused';
  if (status >= 300) return 'redirected';
  return status >= 200 ? 'accepted' : 'silent';
}

/** The status of an answer, in words where there is none. */
export function received(answer: Answer): string {
  if (answer.kind === 'failure')
    return answer.failure === 'no-evidence' ? answer.detail : `no answer (${answer.detail})`;
  return answer.status === 301 || answer.status === 302 || answer.status === 303 || answer.status === 307
    ? `${answer.status} to ${headerOf(answer, 'location') ?? 'nowhere'}`
    : String(answer.status);
}

/** The status; 0 where there is no answer. */
export function statusOf(answer: Answer): number {
  return answer.kind === 'response' ? answer.status : 0;
}

/** The body as it came; empty where there is no answer. */
export function bodyOf(answer: Answer): string {
  return answer.kind === 'response' ? answer.body : '';
}

/** The body as JSON; `undefined` where it is none. */
export function jsonOf(answer: Answer): unknown {
  return answer.kind === 'response' && answer.isUtf8 ? jsonIn(answer.body) : undefined;
}

/** A member of a JSON object; `undefined` where the value is no object or has no such member. */
export function memberOf(value: unknown, name: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

// Answers are compared with each other again and again.
const errorTypes = new WeakMap<Answer, string | undefined>();

/** `error.type` of the envelope; `undefined` where there is none. */
export function errorTypeOf(answer: Answer): string | undefined {
  if (errorTypes.has(answer)) return errorTypes.get(answer);
  const type = errorTypeIn(answer);
  errorTypes.set(answer, type);
  return type;
}

function errorTypeIn(answer: Answer): string | undefined {
  // Where a body is cut, its beginning still says it.
  if (answer.kind === 'response' && isCut(answer)) return /"type"\s*:\s*"([^"\\]*)"/.exec(answer.body)?.[1];
  const type = memberOf(memberOf(jsonOf(answer), 'error'), 'type');
  return typeof type === 'string' ? type : undefined;
}

/** Whether the status says that the request is invalid, where a document may choose between the two for that. */
export function isRefusedAsInvalid(answer: Answer): boolean {
  return [400, 422].includes(statusOf(answer));
}

/** Whether the answer says that the request was fine but its resource does not exist. */
export function isUnknownResource(answer: Answer): boolean {
  const status = statusOf(answer);
  return status === 404 || (status === 400 && (errorTypeOf(answer)?.endsWith('_not_found') ?? false));
}

/** Whether two answers cannot be told apart by what a client branches on. */
export function isSameAnswer(one: Answer, other: Answer): boolean {
  return statusOf(one) === statusOf(other) && errorTypeOf(one) === errorTypeOf(other);
}
