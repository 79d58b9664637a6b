import { credentialKinds, mainCredential } from '../../spec/credentials.js';
import type { Variation } from '../../src/model/experiment/compose.js';
import { all, header, query, type RequestChange, withoutHeader } from '../../src/model/experiment/draft.js';
import type { Values } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';
import { unauthorized } from './unauthorized.js';
import { madeUp } from './unknown-tokens.js';

/** Names under which other services take a key. */
const keyNames = ['api_key', 'apikey', 'access_token', 'token', 'key', 'session', 'authorization'];

const mainToken = `{{${mainCredential}}}`;

// What no operation documents first, then what stands where it does not belong.
const byStanding = [
  ...credentialKinds.filter(({ scheme }) => scheme === undefined),
  ...credentialKinds.filter(({ scheme }) => scheme !== undefined),
];

/** What identifies somebody elsewhere, and the API key in places where it does not belong. */
export function undocumentedCredentials(facts: Facts): Variation[] {
  const instead = (name: string, value: string): RequestChange =>
    all(withoutHeader('authorization'), header(name, value));
  const placed = byStanding.flatMap((kind) => {
    const token = (values: Values) =>
      facts.credentials.has(kind.name) || kind.name === mainCredential ? `{{${kind.name}}}` : madeUp(kind, values);
    return (kind.placements ?? []).map(
      ({ name, header: carrier, scheme, words }): [string, string, (values: Values) => RequestChange] => [
        name,
        words,
        (values) => instead(carrier, scheme === undefined ? token(values) : `${scheme} ${token(values)}`),
      ],
    );
  });
  const variations: [string, string, (values: Values) => RequestChange][] = [
    ...placed,
    [
      'api-key=cookie',
      'the API key in cookies',
      () => instead('cookie', keyNames.map((name) => `${name}=${mainToken}`).join('; ')),
    ],
  ];
  // A key in a query ends up in access logs, so it is only sent where that harms nobody.
  if (facts.profile === 'full' && facts.sandbox) {
    variations.push([
      'api-key=query',
      'the API key in the query',
      () => all(withoutHeader('authorization'), query('api_key', mainToken)),
    ]);
    variations.push([
      'api-key=query-of-any-name',
      'the API key in the query under other names',
      () => all(withoutHeader('authorization'), ...keyNames.map((name) => query(name, mainToken))),
    ]);
  }
  return variations.map(([name, label, change]) =>
    unauthorized(name, label, 'auth.undocumented-credential-refused', change),
  );
}
