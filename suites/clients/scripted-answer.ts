/** What the target is told to do with one request. */
export type ScriptedAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection is closed once the request has been read. */
  | { readonly kind: 'drop' }
  /** To a second server, which differs in the port alone or also in the name of the host. */
  | { readonly kind: 'redirect'; readonly status: number; readonly to: AnswerOrigin };

/** How another origin differs from that of the target. */
export type AnswerOrigin = 'other-port' | 'other-host';

/** The content type of the real service. */
const json = 'application/json; charset=utf-8';

/** The documented success. */
export const success: ScriptedAnswer = answerOf(200, { 'content-type': json }, '{"ok":true}');

/** An answer with headers and, where it is given, a body. */
export function answerOf(status: number, headers: Readonly<Record<string, string>>, body?: string): ScriptedAnswer {
  return { kind: 'answer', status, headers, ...(body === undefined ? {} : { body }) };
}

/** An answer whose body is this value as JSON. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): ScriptedAnswer {
  return answerOf(status, { 'content-type': json, ...headers }, JSON.stringify(value));
}
