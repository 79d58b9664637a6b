import { foreignCredential, mainCredential } from '../../../spec/credentials.js';
import type { Exchange } from '../../model/exchange.js';
import { credentialHeaders } from '../../model/experiment/base.js';
import type { Request } from '../../model/experiment/request.js';
import type { Origin } from '../../model/origin.js';
import type { Owner } from './hooked.js';

/** Sends a request and records what came of it. */
export type Call = (origin: Origin, request: Request, how?: CallOptions) => Promise<Exchange>;

/** How a request is sent. */
export interface CallOptions {
  /** Whether it must not be sent again once it may have been carried out. */
  readonly isOnce?: boolean;
}

/** The headers of whoever asks around the operations in a workspace. */
export function ownerHeaders(owner: Owner): Readonly<Record<string, string>> {
  return credentialHeaders(owner === 'home' ? mainCredential : foreignCredential);
}

/** The request that a lender sends to an endpoint around the operations. */
export function neighbourRequest(
  path: string,
  parameters: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = ownerHeaders('home'),
): Request {
  return {
    method: 'POST',
    path,
    query: [],
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(parameters),
  };
}
