import { expect, test } from 'vitest';
import { embeddedCredentials } from '../cli/judge-target.js';
import { plannedExperiments } from './plan.js';
import { settingsOf } from './settings.js';

/** The steps that are sent for one case beside those that show that its route is there. */
function sentFor(only: string): readonly string[] {
  const { experiments } = plannedExperiments(
    settingsOf({ profile: 'core', credentials: embeddedCredentials, seed: 1, selection: { only: [only] } }),
  );
  const own = experiments.filter(({ id }) => !id.endsWith('/methods/served'));
  return own.flatMap(({ steps }) => steps.map(({ name }) => name));
}

test.each([
  ['the only id', 'user_identities.delete/uuid.malformed-refused/user_identity_id=braced', ['user_identity_id=braced']],
  [
    'one of two ids, with shapes that show that it is checked before another is looked up',
    'user_identities.revoke_access_to_device/uuid.malformed-refused/device_id=braced',
    ['device_id=empty', 'device_id=blank', 'device_id=braced'],
  ],
])('one case about %s sends a witness, its steps and its control', (_what, only, steps) => {
  expect(sentFor(only)).toEqual(['witness: no uuid', ...steps, 'control']);
});

test('a case about the credential sends every witness', () => {
  const sent = sentFor('user_identities.delete/auth.missing-refused/*');
  expect(sent).toEqual(expect.arrayContaining(['witness: no credentials', 'witness: no uuid', 'control']));
});

test.each([
  ['user_identities.delete/uuid.malformed-refused/user_identity_id=braced', 0],
  ['user_identities.delete/effect.delete/after=uuid-format.user_identity_id', 1],
])('of %s %i facets are looked at', (only, count) => {
  const settings = { profile: 'core', credentials: embeddedCredentials, seed: 1, selection: { only: [only] } } as const;
  const facets = plannedExperiments(settingsOf(settings)).experiments.flatMap((one) => one.facets ?? []);
  expect(facets).toHaveLength(count);
});

test('a case about every answer sends every step', () => {
  const sent = sentFor('user_identities.delete/robust.never-5xx/during=uuid-format.user_identity_id');
  expect(sent).toEqual(expect.arrayContaining(['user_identity_id=empty', 'user_identity_id=braced']));
  expect(sent.length).toBeGreaterThan(20);
});
