import { credential as credentialKind, type DocumentedCredential } from '../../spec/credentials.js';
import type { Variation } from '../../src/model/experiment/compose.js';
import { header } from '../../src/model/experiment/draft.js';
import { unauthorized } from './unauthorized.js';

const headers: readonly (readonly [
  name: string,
  label: string,
  value: (credential: DocumentedCredential) => string,
])[] = [
  ['scheme=none', 'without a scheme', (name) => `{{${name}}}`],
  ['scheme=token', 'in the scheme Token', (name) => `Token {{${name}}}`],
  ['scheme=api-key', 'in the scheme ApiKey', (name) => `ApiKey {{${name}}}`],
  ['scheme=basic', 'in the scheme Basic', (name) => `Basic {{${name}}}`],
  ['scheme=basic-base64', 'as a Basic user name', (name) => `Basic {{${name}|basic}}`],
  ['scheme=glued', 'behind the scheme without a space', (name) => `Bearer{{${name}}}`],
  ['scheme=doubled', 'behind a doubled scheme', (name) => `Bearer Bearer {{${name}}}`],
  ['text-before', 'behind text before the scheme', (name) => `X, Bearer {{${name}}}`],
];

/** A valid token in every header that is not `Bearer`, a space and the token. */
export function malformedAuthorization(credential: DocumentedCredential, prefix = ''): Variation[] {
  return headers.map(([name, label, value]) =>
    unauthorized(`${prefix}${name}`, `${credentialKind(credential).words} ${label}`, 'auth.malformed-refused', () =>
      header('authorization', value(credential)),
    ),
  );
}

/** Headers without any token. */
export const emptyAuthorization: readonly Variation[] = [
  unauthorized('empty', 'an empty header', 'auth.malformed-refused', () => header('authorization', '')),
  unauthorized('no-token', 'the scheme without a token', 'auth.malformed-refused', () =>
    header('authorization', 'Bearer'),
  ),
];
