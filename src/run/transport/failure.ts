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
  if (unnamed.includes(code))
    return { failure: 'name-not-found', detail: `the host name is not known (${code}); check the URL` };
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|EPROTO/.test(code)) {
    return { failure: 'tls', detail: `the TLS connection failed (${code}): ${tlsAdvice(code, message)}` };
  }
  if (code.startsWith('HPE_')) {
    return {
      failure: 'not-http',
      detail: `the answer is not HTTP/1.1 (${code}): it may be HTTP/2 only, or no HTTP at all; check the port of the URL`,
    };
  }
  if (lost.includes(code) || /aborted|socket hang up|premature close/i.test(message)) {
    return { failure: 'connection-lost', detail: `the connection was closed before the answer was complete` };
  }
  return { failure: 'connection-lost', detail: message };
}

// The first that fits; codes are those of OpenSSL and of Node.
const tlsCauses: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [/EXPIRED/, 'the certificate of the target has expired; see also the clock of this machine'],
  [/NOT_YET_VALID/, 'the certificate of the target is not valid yet; see also the clock of this machine'],
  [/ALTNAME/, 'the certificate of the target is for another host name; use the name that it is for'],
  [
    /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA/,
    'the target may want a client certificate; give it with --cert and --key',
  ],
  [/SELF_SIGNED|UNABLE_TO_|ISSUER|UNTRUSTED/, 'the issuer of its certificate is not known; name it with --ca'],
  [
    /WRONG_VERSION_NUMBER|EPROTO|PACKET_LENGTH|UNKNOWN_PROTOCOL/,
    'the port may not speak TLS; try http instead of https',
  ],
];

function tlsAdvice(code: string, message: string): string {
  const text = `${code} ${message.toUpperCase().replaceAll(' ', '_')}`;
  return tlsCauses.find(([pattern]) => pattern.test(text))?.[1] ?? 'see --ca, --cert and --key';
}
