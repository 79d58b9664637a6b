import { answerOf, jsonAnswer, type ScriptedAnswer } from './scripted-answer.js';

/** A refusal that says all that the real service says. */
export interface ScriptedRefusal {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  /** By parameter. */
  readonly validationErrors?: Readonly<Record<string, string>>;
}

/** Every status that clients meet, with a type and a message that could not be guessed from the status. */
export const refusals: readonly ScriptedRefusal[] = [
  { status: 400, type: 'invalid_input', message: 'The given input does not fit the heron' },
  { status: 401, type: 'unauthorized', message: 'The kingfisher does not know this token' },
  { status: 404, type: 'user_identity_not_found', message: 'No such wagtail lives here' },
  { status: 429, type: 'rate_limited', message: 'The lapwing asks for patience' },
  { status: 500, type: 'internal_server_error', message: 'The bittern stumbled' },
  { status: 503, type: 'service_unavailable', message: 'The dipper is out of office' },
];

/** The refusal as an error envelope under a request id. */
export function enveloped(
  { status, type, message, validationErrors }: ScriptedRefusal,
  requestId: string,
): ScriptedAnswer {
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
