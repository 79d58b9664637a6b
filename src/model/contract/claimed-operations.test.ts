import { expect, test } from 'vitest';
import { claimedOperations, operationClaims } from './claimed-operations.js';
import { readContract } from './contract.js';

const contract = readContract();
const all = contract.operations.map(({ id }) => id);

test.each([
  { globs: undefined, claimed: all },
  { globs: ['*'], claimed: all },
  { globs: ['user_identities.delete'], claimed: ['user_identities.delete'] },
  { globs: ['acs.*', 'user_identities.delete'], claimed: all.filter((id) => /^acs\.|\.delete$/.test(id)) },
  { globs: ['*_access_to_device'], claimed: all.filter((id) => id.endsWith('_access_to_device')) },
])('the globs $globs claim what they match, and name the rest', ({ globs, claimed }) => {
  const narrowed = claimedOperations(contract, globs);
  expect(operationClaims(narrowed)).toEqual({ claimed, notClaimed: all.filter((id) => !claimed.includes(id)) });
  expect(narrowed.alternates.every(({ id }) => claimed.includes(id))).toBe(true);
  expect(narrowed.digest).toBe(contract.digest);
});

test('a claim of a claim changes nothing', () => {
  const once = claimedOperations(contract, ['user_identities.delete']);
  expect(operationClaims(claimedOperations(once, ['user_identities.delete']))).toEqual(operationClaims(once));
});

test.each(['user_identities.delet', 'user_identities.delete,acs.*', '', 'acs.devices.*'])(
  'the glob "%s", which matches nothing, is an error',
  (glob) => {
    expect(() => claimedOperations(contract, ['user_identities.delete', glob])).toThrow(
      `no operation matches "${glob}"`,
    );
  },
);
