import { reportOnRecording } from '../../bundle/recorded-report.js';
import { readContract } from '../../model/contract/contract.js';
import { type Judgement, judgeRecording } from './judge-recording.js';
import { readRecording } from './recording.js';

/** The id of an identity. */
export const id = '5f4d3c2b-1a09-4e8d-9c7b-6a5948372615';

/** An API key. */
export const key = 'seam_live1abc_9gRkW5uJ3vNbXe6TzCqMy8Pd';

/** Where an identity is deleted. */
export const path = '/user_identities/delete';

/** A call and its answer, as far as a test cares. */
export interface RecordedExchange {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
  readonly answer?: unknown;
  readonly type?: string;
}

/** The usual header. */
export const bearer = { authorization: `Bearer ${key}` };

/** A valid call that was accepted. */
export const accepted: RecordedExchange = {
  headers: bearer,
  body: { user_identity_id: id },
  status: 200,
  answer: { ok: true },
};

/** The body of a refusal. */
export const refusal = (type: string, more: object = {}) => ({ ok: false, error: { type, message: 'no', ...more } });

/** The body that refuses a malformed id. */
export const invalidInput = refusal('invalid_input', { validation_errors: { user_identity_id: { _errors: ['bad'] } } });

/** An entry of a recording. */
export function entryOf(sent: RecordedExchange): object {
  const { method = 'POST', headers = bearer, body, status, answer, type = 'application/json' } = sent;
  const url = sent.url ?? `https://api.example.com/v2${path}`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    startedDateTime: '2030-01-01T00:00:00.000Z',
    time: 5,
    request: {
      method,
      url,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(body === undefined ? {} : { postData: { mimeType: type, text } }),
    },
    response: {
      status,
      headers: [{ name: 'Content-Type', value: 'application/json; charset=utf-8' }],
      content: { size: 0, mimeType: 'application/json', text: answer === undefined ? '' : JSON.stringify(answer) },
    },
  };
}

/** A recording of these calls. */
export function har(...sent: readonly RecordedExchange[]): string {
  const creator = { name: 'proxy', version: '1' };
  return JSON.stringify({ log: { version: '1.2', creator, entries: sent.map(entryOf) } });
}

/** What is made of a recording. */
export function judged(text: string, origin?: string): Judgement {
  return judgeRecording(readRecording(text, 'recording.har', readContract()), readContract(), origin);
}

/** The outcome of each case. */
export function outcomes(...sent: readonly RecordedExchange[]): Record<string, string> {
  return Object.fromEntries(judged(har(...sent)).verdicts.map((verdict) => [verdict.case, verdict.outcome]));
}

/** The outcome of the whole. */
export function outcomeOf(...sent: readonly RecordedExchange[]): string {
  const text = har(...sent);
  return reportOnRecording(judged(text), 'recording.har', text, readContract()).outcome;
}
