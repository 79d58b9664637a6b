import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { Failure } from './failure.js';

/** Numbers every answer, in a header and in the body, so that a caller can quote it to support. */
export function numbered(): RequestHandler {
  let served = 0;
  return (_request, response, next) => {
    served += 1;
    response.locals.requestId = `req_${String(served).padStart(7, '0')}`;
    response.set('seam-request-id', response.locals.requestId);
    next();
  };
}

/** Sends a success: `ok`, the number of the request, and what the endpoint has to show. */
export function sendSuccess(response: Response, members: object): void {
  response.status(200).json({ ok: true, request_id: response.locals.requestId, ...members });
}

/** Turns whatever was thrown into an envelope that shows nothing of the inside. */
export const sendFailure: ErrorRequestHandler = (thrown, _request, response, next) => {
  if (response.headersSent) {
    next(thrown);
    return;
  }
  const { status, type, message, validationErrors } = failureFrom(thrown);
  if (status === 401) response.set('www-authenticate', 'Bearer realm="express-vendor"');
  response.status(status).json({
    ok: false,
    error: {
      type,
      message,
      request_id: response.locals.requestId,
      is_retryable: status >= 500,
      ...(validationErrors && { validation_errors: validationErrors }),
    },
  });
};

// The parser of bodies throws errors of its own, whose messages are not meant for callers.
function failureFrom(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const status = (thrown as { status?: unknown } | null | undefined)?.status;
  switch (status) {
    case 413:
      return new Failure(413, 'body_too_large', 'Bodies may hold two megabytes at most.');
    case 415:
      return new Failure(415, 'encoding_unsupported', 'This content encoding is not read here.');
    default:
      return typeof status === 'number' && status >= 400 && status < 500
        ? new Failure(400, 'request_unreadable', 'The request could not be read to its end.')
        : new Failure(500, 'our_fault', 'Something broke on our side; support can look it up by the request id.');
  }
}
