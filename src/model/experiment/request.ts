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

/** A credential that the world may lend. The API and access token of another workspace prove isolation. */
export type CredentialName =
  | 'api-key'
  | 'personal-access-token'
  | 'console-session-token'
  | 'client-session-token'
  | 'publishable-key'
  | 'other-api-key';

/** Every name that may stand between double braces. */
export const credentialNames: readonly CredentialName[] = [
  'api-key',
  'personal-access-token',
  'console-session-token',
  'client-session-token',
  'publishable-key',
  'other-api-key',
];

/** The environment variable that lends each credential. */
export const variableOf: Readonly<Record<CredentialName, string>> = {
  'api-key': 'SEAM_API_KEY',
  'personal-access-token': 'SEAM_PERSONAL_ACCESS_TOKEN',
  'console-session-token': 'SEAM_CONSOLE_SESSION_TOKEN',
  'client-session-token': 'SEAM_CLIENT_SESSION_TOKEN',
  'publishable-key': 'SEAM_PUBLISHABLE_KEY',
  'other-api-key': 'SEAM_CONFORMANCE_OTHER_API_KEY',
};

/** The path of a request with its query, percent-encoded. Names in double braces stay as they are. */
export function target({ path, query }: Request): string {
  if (query.length === 0) return path;
  const encode = (text: string) =>
    encodeURIComponent(text.toWellFormed()).replace(/%7B%7B([a-z-]+)(?:%7C([a-z]+))?%7D%7D/g, (_match, name, form) =>
      form ? `{{${name}|${form}}}` : `{{${name}}}`,
    );
  return `${path}?${query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`;
}
