import type { Exchange } from '../../model/exchange.js';
import type { Request } from '../../model/experiment/request.js';

/** Sends a request on behalf of an experiment, or of the world itself, and records what came of it. */
export type Call = (experiment: string, step: string, request: Request) => Promise<Exchange>;

/** The request that a lender sends to an endpoint around the operations. */
export function neighbourRequest(
  path: string,
  parameters: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = { authorization: 'Bearer {{api-key}}' },
): Request {
  return {
    method: 'POST',
    path,
    query: [],
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(parameters),
  };
}
