import { expect, test } from 'vitest';
import { distanceOf, variationOf } from './case-variation.js';

const operation = 'user_identities.delete';
const of = (requirement: string, variant: string) =>
  variationOf({ operation, requirement, case: `${operation}/${requirement}/${variant}` });

test.each([
  ['uuid.malformed-refused', 'device_id=braced', 'api-key', 'device_id', 'braced'],
  ['uuid.malformed-refused', 'personal-access-token:device_id=braced', 'personal-access-token', 'device_id', 'braced'],
  ['void.json', 'user_identity_id:console-session-token', 'console-session-token', '', 'user_identity_id'],
  ['error.leaks-nothing', 'during=methods.served', 'api-key', 'during', 'methods.served'],
  ['effect.repeat-is-safe', 'concurrent', 'api-key', '', 'concurrent'],
])('%s of %s is taken apart', (requirement, variant, credential, about, what) => {
  expect(of(requirement, variant)).toEqual({ operation, requirement, credential, about, what });
});

test('an alternate form is about the requirement of the canonical one', () => {
  expect(of('method.alternate-equivalent', 'DELETE:uuid.malformed-refused/device_id=two-ids')).toEqual({
    operation,
    method: 'DELETE',
    requirement: 'uuid.malformed-refused',
    credential: 'api-key',
    about: 'device_id',
    what: 'two-ids',
  });
});

test('the main credential and the canonical method are the plainest', () => {
  const variants = ['DELETE:r/a=b', 'console-session-token:a=b', 'personal-access-token:a=b', 'a+c=b', 'a=b'];
  const distances = variants.map((variant) => distanceOf(of('r', variant)));
  expect(distances).toEqual(distances.toSorted((one, other) => other - one));
  expect(new Set(distances).size).toBe(variants.length);
});
