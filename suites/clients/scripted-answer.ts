/** What the target is told to do with one request. */
export type ScriptedAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: string;
      /** How the body is written, where it is not in one piece of a known length. */
      readonly framing?: Framing;
      /** The seconds after which the client is asked to come back, as a date. */
      readonly retryAfterDate?: number;
    }
  /** The connection is closed once the request has been read. */
  | { readonly kind: 'drop' }
  /** Nobody listens. */
  | { readonly kind: 'refuse' }
  /** Nothing is ever answered. */
  | { readonly kind: 'silence' }
  /** To a second server, which differs in the port alone or also in the name of the host. */
  | { readonly kind: 'redirect'; readonly status: number; readonly to: AnswerOrigin };

/** In chunks, in gzip where the client asked for it, or broken off half-way. */
export type Framing = 'chunked' | 'gzip' | 'broken';

/** How another origin differs from that of the target. */
export type AnswerOrigin = 'other-port' | 'other-host';

/** The content type of the real service. */
const json = 'application/json; charset=utf-8';

/** The documented success. */
export const success: ScriptedAnswer = answerOf(200, { 'content-type': json }, '{"ok":true}');

/** An answer with headers and, where it is given, a body. */
export function answerOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Extract<ScriptedAnswer, { kind: 'answer' }> {
  return { kind: 'answer', status, headers, ...(body === undefined ? {} : { body }) };
}

/** An answer whose body is this value as JSON. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Extract<ScriptedAnswer, { kind: 'answer' }> {
  return answerOf(status, { 'content-type': json, ...headers }, JSON.stringify(value));
}
