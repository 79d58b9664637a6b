import { resources } from '../../../spec/resources.js';
import type { Answer } from '../../model/exchange.js';

/** A JSON answer as it might come from any target. */
export function json(status: number, body: unknown, headers: readonly (readonly [string, string])[] = []): Answer {
  return {
    kind: 'response',
    status,
    headers: [['content-type', 'application/json'], ...headers],
    body: JSON.stringify(body),
    isUtf8: true,
  };
}

/** What an operation answers when it has done what was asked. */
export function success(): Answer {
  return json(200, { ok: true });
}

/** A refusal in the error envelope. A parameter that is wrong is named. */
export function refusal(status: number, parameter?: string): Answer {
  const { type, message } = refusals[status] ?? { type: 'invalid_input', message: 'The request is not valid' };
  const details =
    status === 400 && parameter !== undefined ? { validation_errors: { [parameter]: { _errors: ['Invalid'] } } } : {};
  return json(
    status,
    { error: { type, message, ...details }, ok: false },
    status === 401 ? [['www-authenticate', 'Bearer']] : [],
  );
}

/** The refusal of a method; those that are served are named. */
export function methodRefusal(served: readonly string[]): Answer {
  return json(405, { error: refusals[405], ok: false }, [['allow', served.join(', ')]]);
}

/** The refusal of a request that is valid and names nothing that exists. */
export function unknownResource(parameter: string = resources.user_identity.id): Answer {
  const resource = parameter.replace(/_id$/, '');
  return json(404, { error: { type: `${resource}_not_found`, message: 'There is nothing of this id' }, ok: false });
}

/** The same answer without a body, as HEAD asks for it. */
export function bodiless(answer: Answer): Answer {
  return answer.kind === 'response' ? { ...answer, body: '' } : answer;
}

const refusals: Readonly<Record<number, { readonly type: string; readonly message: string }>> = {
  401: { type: 'unauthorized', message: 'The credential does not count here' },
  404: { type: 'not_found', message: 'There is no such endpoint' },
  405: { type: 'method_not_allowed', message: 'This method is not served here' },
  500: { type: 'internal_server_error', message: 'Something broke' },
};
