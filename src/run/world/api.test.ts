import { expect, test } from 'vitest';
import { apiHooks, keyPrefix } from './api.js';
import type { Call } from './call.js';
import { memoryInventory } from './inventory.js';

const rows: Readonly<Record<string, unknown>> = {
  '/user_identities/list': {
    user_identities: [
      { user_identity_id: 'of another run', user_identity_key: `${keyPrefix}1` },
      { user_identity_id: 'own', user_identity_key: `${keyPrefix}2` },
      { user_identity_id: 'of the workspace', user_identity_key: null },
    ],
  },
  '/acs/users/list': {
    acs_users: [
      { acs_user_id: 'user of another run', user_identity_id: 'of another run' },
      { acs_user_id: 'user of one made since', user_identity_id: 'made since' },
      { acs_user_id: 'own user', user_identity_id: 'own' },
      { acs_user_id: 'user of the workspace', user_identity_id: 'of the workspace' },
      { acs_user_id: 'user of nobody', user_identity_id: null },
    ],
  },
};

const listing: Call = async (origin, request) => ({
  index: 0,
  origin,
  request,
  answer: { kind: 'response', status: 200, headers: [], body: JSON.stringify(rows[request.path]), isUtf8: true },
  attempts: 1,
  startedAt: 0,
  durationMs: 0,
});

test('what another run makes in the same workspace is watched by nobody', async () => {
  const inventory = memoryInventory();
  inventory.add({ kind: 'user_identity', key: `${keyPrefix}2`, id: 'own', owner: 'home' });
  const hooks = apiHooks(
    listing,
    inventory,
    1,
    { key: 'bystanders' },
    (what) => what,
    async () => undefined,
  );
  expect(await hooks.listUserIdentities()).toEqual(['own', 'of the workspace']);
  expect(await hooks.listAcsUsers()).toEqual(['own user', 'user of the workspace', 'user of nobody']);
});
