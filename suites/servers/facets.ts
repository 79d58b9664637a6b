import type { Observer } from '../../spec/resources.js';
import type { FacetName, Person, StagePart, User } from '../../spec/stage.js';
import type { Facet } from '../../src/model/experiment/facet.js';

const inner: readonly (readonly [
  part: StagePart | 'people',
  name: FacetName,
  observer: Observer,
  subject: Person | User,
])[] = [
  ['people', 'identity A', 'user-identity', 'A'],
  ['people', 'identity B', 'user-identity', 'B'],
  ['people', 'identity O', 'user-identity', 'O'],
  ['devices', 'devices of A', 'accessible-devices', 'A'],
  ['devices', 'devices of B', 'accessible-devices', 'B'],
  ['devices', 'devices of P', 'accessible-devices', 'P'],
  ['users', 'users of A', 'acs-users', 'A'],
  ['users', 'users of B', 'acs-users', 'B'],
  ['users', 'user A1', 'acs-user', 'A1'],
  ['users', 'user B1', 'acs-user', 'B1'],
  ['users', 'users of P', 'acs-users', 'P'],
  ['users', 'user O1', 'acs-user', 'O1'],
  ['users', 'user A2', 'acs-user', 'A2'],
  ['entrances', 'entrances of A1', 'accessible-entrances', 'A1'],
  ['entrances', 'entrances of A2', 'accessible-entrances', 'A2'],
  ['entrances', 'entrances of B1', 'accessible-entrances', 'B1'],
  ['entrances', 'entrances of P1', 'accessible-entrances', 'P1'],
  ['credentials', 'credentials of A1', 'acs-credentials', 'A1'],
  ['credentials', 'credentials of A2', 'acs-credentials', 'A2'],
  ['credentials', 'credentials of B1', 'acs-credentials', 'B1'],
  ['credentials', 'credentials of P1', 'acs-credentials', 'P1'],
  ['sessions', 'sessions of A', 'client-sessions', 'A'],
  ['sessions', 'sessions of B', 'client-sessions', 'B'],
  ['sessions', 'sessions of P', 'client-sessions', 'P'],
];

/** Everything that can be looked at on a stage of these parts. */
export function facetsOf(parts: readonly StagePart[]): readonly Facet[] {
  return within(parts).map(
    ([, name, observer, subject]): Facet => ({
      name,
      observer,
      subject,
      isForeign: false,
      isOfOthers: isOfOthers(subject),
    }),
  );
}

/** The same of the other workspace. */
export function foreignFacetsOf(parts: readonly StagePart[]): readonly Facet[] {
  return within(parts).map(
    ([, name, observer, subject]): Facet => ({
      name: `foreign ${name}`,
      observer,
      subject: `foreign ${subject}`,
      isForeign: true,
      isOfOthers: isOfOthers(subject),
    }),
  );
}

function within(parts: readonly StagePart[]) {
  return inner.filter(([part]) => part === 'people' || parts.includes(part));
}

function isOfOthers(subject: Person | User): boolean {
  return ['O', 'O1', 'P', 'P1'].includes(subject);
}
