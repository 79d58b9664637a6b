import express, { type Request, type RequestHandler } from 'express';
import { Failure } from './failure.js';

// Read as bytes whatever its type, so that a body of the wrong type is refused here and not silently dropped.
const bytes = express.raw({ type: () => true, limit: '2mb' });

/** Reads the body of the methods that carry their parameters in one. */
export const bodyReader: RequestHandler = (request, response, next) => {
  if (isInQuery(request)) next();
  else bytes(request, response, next);
};

/** The parameters as they were sent, unchecked. */
export function sentParameters(request: Request): Readonly<Record<string, unknown>> {
  if (isInQuery(request)) return request.query;
  const body: unknown = request.body;
  // Some clients name a form as the type of an empty body; nothing was said, so nothing is wrong with how it was said.
  if (!Buffer.isBuffer(body) || body.length === 0) return {};
  refuseOtherTypes(request.get('content-type') ?? '');
  const root = parsed(body);
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    throw new Failure(400, 'body_no_object', 'The body has to be one JSON object.');
  }
  return root as Record<string, unknown>;
}

function isInQuery({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'DELETE';
}

function refuseOtherTypes(contentType: string): void {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((part) => part.startsWith('charset='))?.slice('charset='.length);
  const isUtf8 = charset === undefined || /^"?utf-?8"?$/.test(charset);
  if (type !== 'application/json' || !isUtf8) {
    throw new Failure(
      415,
      'content_type_unsupported',
      'Bodies are read as application/json in UTF-8 and nothing else.',
    );
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    // The parser's own message quotes the body, and with it whatever secret was put there by mistake.
    throw new Failure(400, 'body_unreadable', 'The body is not well-formed JSON.');
  }
}
