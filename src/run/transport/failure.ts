import type { Failure } from '../../model/exchange.js';

const refused = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL'];
const lost = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET'];
const unnamed = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA'];

/** Why a request got no answer, from what the HTTP client threw. */
export function failureOf(
  error: unknown,
  timeoutMs: number,
  responseBytes: number,
): { readonly failure: Failure; readonly detail: string } {
  const {
    code: own,
    message = String(error),
    timeout,
  } = error as { code?: string; message?: string; timeout?: number };
  // The client wraps errors of connecting and leaves the code in the message only.
  const code = own ?? /^(E[A-Z]+):/.exec(message)?.[1] ?? '';
  if (timeout !== undefined) return { failure: 'timeout', detail: `nothing complete within ${timeoutMs} ms` };
  if (code === 'ETOOLARGE') return { failure: 'too-large', detail: `more than ${responseBytes} bytes` };
  if (refused.includes(code)) return { failure: 'connection-refused', detail: `the connection was refused (${code})` };
  if (unnamed.includes(code)) return { failure: 'name-not-found', detail: `the host name is not known (${code})` };
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|EPROTO/.test(code)) {
    return { failure: 'tls', detail: `the TLS connection failed (${code}); name a certificate authority with --ca` };
  }
  if (code.startsWith('HPE_')) return { failure: 'not-http', detail: `the answer is not HTTP (${code})` };
  if (lost.includes(code) || /aborted|socket hang up|premature close/i.test(message)) {
    return { failure: 'connection-lost', detail: `the connection was closed before the answer was complete` };
  }
  return { failure: 'connection-lost', detail: message };
}
