import type { CredentialName } from '../../../spec/credentials.js';
import { markOf } from '../credential-mark.js';

/**
 * A request exactly as it is sent, but for its credentials: a header or query value may hold `{{api-key}}`, the name of
 * a credential, or `{{api-key|basic}}`, a transformation of it. Only the transport knows what stands behind the names,
 * so cases, evidence and reports never hold a secret.
 */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The text of the body, sent as UTF-8 byte for byte; absent for a request without one. */
  readonly body?: string;
}

/** The value of `Authorization` that presents a credential, whose secret may be transformed. */
export function bearer(name: CredentialName, form?: string): string {
  return `Bearer ${markOf(name, form)}`;
}

/** The path of a request with its query, percent-encoded. Names in double braces stay as they are. */
export function pathAndQuery({ path, query }: Request): string {
  if (query.length === 0) return path;
  const encode = (text: string) =>
    encodeURIComponent(text.toWellFormed()).replace(
      /%7B%7B([a-z0-9-]+)(?:%7C([a-z0-9]+))?%7D%7D/g,
      (_match, name, form) => markOf(name, form),
    );
  return `${path}?${query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`;
}
