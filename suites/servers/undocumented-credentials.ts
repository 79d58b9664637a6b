import type { Variation } from '../../src/model/experiment/compose.js';
import { all, type Change, header, query, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Values } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';
import { unauthorized } from './unauthorized.js';

/** Names under which other services take a key. */
const keyNames = ['api_key', 'apikey', 'access_token', 'token', 'key', 'session', 'authorization'];

/** What identifies somebody elsewhere, and the API key in places where it does not belong. */
export function undocumentedCredentials(facts: Facts): Variation[] {
  const session = facts.credentials.has('client-session-token')
    ? () => '{{client-session-token}}'
    : (values: Values) => `seam_cst1${values.unknown('session').slice(0, 4)}_${secretPart(values, 'session')}`;
  const publishable = facts.credentials.has('publishable-key')
    ? () => '{{publishable-key}}'
    : (values: Values) => `seam_pk1${values.unknown('publishable').slice(0, 4)}_${secretPart(values, 'publishable')}`;
  const instead = (name: string, value: string): Change => all(withoutHeader('authorization'), header(name, value));
  const variations: [string, string, (values: Values) => Change][] = [
    [
      'client-session=bearer',
      'a client session token as bearer',
      (values) => header('authorization', `Bearer ${session(values)}`),
    ],
    [
      'client-session=header',
      'a client session token in its header',
      (values) => instead('client-session-token', session(values)),
    ],
    [
      'client-session=seam-header',
      'a client session token in its other header',
      (values) => instead('seam-client-session-token', session(values)),
    ],
    [
      'publishable-key=bearer',
      'a publishable key as bearer',
      (values) => header('authorization', `Bearer ${publishable(values)}`),
    ],
    [
      'publishable-key=header',
      'a publishable key in its header',
      (values) => instead('seam-publishable-key', publishable(values)),
    ],
    ['api-key=seam-header', 'the API key in the header seam-api-key', () => instead('seam-api-key', '{{api-key}}')],
    ['api-key=x-header', 'the API key in the header x-api-key', () => instead('x-api-key', '{{api-key}}')],
    [
      'api-key=cookie',
      'the API key in cookies',
      () => instead('cookie', keyNames.map((name) => `${name}={{api-key}}`).join('; ')),
    ],
  ];
  // A key in a query ends up in access logs, so it is only sent where that harms nobody.
  if (facts.profile === 'full' && facts.sandbox) {
    variations.push([
      'api-key=query',
      'the API key in the query',
      () => all(withoutHeader('authorization'), query('api_key', '{{api-key}}')),
    ]);
    variations.push([
      'api-key=query-of-any-name',
      'the API key in the query under other names',
      () => all(withoutHeader('authorization'), ...keyNames.map((name) => query(name, '{{api-key}}'))),
    ]);
  }
  return variations.map(([name, label, change]) =>
    unauthorized(name, label, 'auth.undocumented-credential-refused', change),
  );
}

function secretPart(values: Values, name: string): string {
  return values.unknown(`${name} secret`).replaceAll('-', '').slice(0, 24);
}
