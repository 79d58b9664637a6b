import { answerOf, jsonAnswer, type ScriptedAnswer } from './scripted-answer.js';

/** A refusal that says all that the real service says. */
export interface ScriptedRefusal {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  /** By parameter. */
  readonly validationErrors?: Readonly<Record<string, string>>;
}

/** The statuses that clients meet every day, each with a type and a message that could not be guessed from the status. */
export const refusals: readonly ScriptedRefusal[] = [
  { status: 400, type: 'invalid_input', message: 'The given input does not fit the heron' },
  { status: 401, type: 'unauthorized', message: 'The kingfisher does not know this token' },
  { status: 404, type: 'user_identity_not_found', message: 'No such wagtail lives here' },
  { status: 429, type: 'rate_limited', message: 'The lapwing asks for patience' },
  { status: 500, type: 'internal_server_error', message: 'The bittern stumbled' },
  { status: 503, type: 'service_unavailable', message: 'The dipper is out of office' },
];

/** Statuses that a list of known ones forgets. */
export const rareRefusals: readonly ScriptedRefusal[] = [
  { status: 403, type: 'forbidden', message: 'The shrike keeps the gate' },
  { status: 405, type: 'method_not_allowed', message: 'The dotterel does not do that' },
  { status: 409, type: 'conflict', message: 'Two coots want one nest' },
  { status: 410, type: 'gone', message: 'The corncrake is long gone' },
  { status: 418, type: 'teapot', message: 'The stork is short and stout' },
  { status: 422, type: 'unprocessable', message: 'The grebe cannot swallow this' },
  { status: 451, type: 'unavailable_for_legal_reasons', message: 'The magpie is in court' },
  { status: 501, type: 'not_implemented', message: 'The twite was never taught' },
  { status: 502, type: 'bad_gateway', message: 'The swift lost its way' },
  { status: 504, type: 'gateway_timeout', message: 'The sandpiper is late' },
  { status: 599, type: 'network_timeout', message: 'The albatross is far out' },
];

/** Messages as people write them, as servers do when they quote, and as they come in pieces. */
export const oddMessages: readonly {
  readonly name: string;
  readonly words: string;
  readonly message: string;
  readonly framing?: 'chunked';
}[] = [
  { name: 'unicode', words: 'beyond ASCII', message: 'Čáp bílý 日本の鶴 \u{1F9A9} – „Störche“ ß' },
  {
    name: 'long',
    words: 'of 4 kB',
    message: `The oystercatcher says: ${'kleep '.repeat(680)}and flies`,
  },
  // Of four bytes each, so that chunks end within some of them.
  {
    name: 'unicode-in-chunks',
    words: 'whose letters are cut by chunks',
    message: '\u{1F9A9}'.repeat(48),
    framing: 'chunked',
  },
];

/** JSON that says nothing in the form of an envelope, and what a status of failure may come with. */
export const otherJson: readonly { readonly name: string; readonly status: number; readonly body: unknown }[] = [
  { name: 'null', status: 400, body: null },
  { name: 'list', status: 401, body: [] },
  { name: 'string-error', status: 404, body: { error: 'not found' } },
  { name: 'null-error', status: 403, body: { error: null, ok: false } },
  { name: 'ok-true', status: 404, body: { ok: true } },
  { name: 'empty-object', status: 400, body: {} },
  { name: 'text', status: 422, body: 'unprocessable' },
  { name: 'message', status: 500, body: { message: 'Internal server error' } },
];

/** The refusal as an error envelope under a request id. */
export function enveloped(
  { status, type, message, validationErrors }: ScriptedRefusal,
  requestId: string,
): ReturnType<typeof jsonAnswer> {
  const details =
    validationErrors === undefined
      ? {}
      : {
          validation_errors: {
            _errors: [],
            ...Object.fromEntries(Object.entries(validationErrors).map(([name, text]) => [name, { _errors: [text] }])),
          },
        };
  return jsonAnswer(status, { error: { type, message, ...details }, ok: false }, { 'seam-request-id': requestId });
}

/** The bodies that a refusal comes with when something other than the service wrote it. */
export const foreignBodies: readonly {
  readonly name: string;
  readonly requirement: 'failure.bare-surfaces' | 'failure.html-surfaces' | 'failure.truncated-json-surfaces';
  readonly title: string;
  readonly answer: (status: number) => ScriptedAnswer;
}[] = [
  {
    name: 'bare',
    requirement: 'failure.bare-surfaces',
    title: 'without a body',
    answer: (status) => answerOf(status, { 'content-length': '0' }),
  },
  {
    name: 'html',
    requirement: 'failure.html-surfaces',
    title: 'with a page',
    answer: (status) =>
      answerOf(status, { 'content-type': 'text/html' }, '<!doctype html><title>Proxy</title><h1>Not now</h1>\n'),
  },
  {
    name: 'truncated-json',
    requirement: 'failure.truncated-json-surfaces',
    title: 'with JSON that breaks off',
    answer: (status) => answerOf(status, { 'content-type': 'application/json' }, '{"error":{"type":"inva'),
  },
];
