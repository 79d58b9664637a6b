import { expect, test } from 'vitest';
import { changesBy } from '../../spec/changes.js';
import { readContract } from '../../src/model/contract/contract.js';
import { base } from '../../src/model/experiment/base.js';
import type { Values } from '../../src/model/experiment/experiment.js';
import { catalogue } from './catalogue.js';
import { strayCalls } from './stray-calls.js';

const { facts } = catalogue();
const unknown = '5f0c2b1e-3d4a-4c6b-9e7f-8a9b0c1d2e3f';

/** The devices that are named by what differs from the id of one by a digit. */
function devicesNamed(ids: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  const operation = readContract().operations.find(({ id }) => id === 'user_identities.revoke_access_to_device');
  const [change] = changesBy('user_identities.revoke_access_to_device');
  if (operation === undefined || change === undefined) throw new Error('no such operation');
  const [experiment] = strayCalls(base('effects', operation, facts, { shape: change.shape }), change);
  const all: Readonly<Record<string, string>> = { ...ids, device_id: ids.D1 ?? '' };
  const values: Values = { facts, id: (name) => all[name] ?? name, lent: (name) => all[name], unknown: () => unknown };
  return ['end', 'beginning'].map((place) => {
    const step = experiment?.steps.find(({ name }) => name === `device_id=other-${place}`);
    return JSON.parse(step?.build(values).body ?? '{}').device_id;
  });
}

test('an id with one other digit is no one’s where ids are made at random', () => {
  const ids = { D1: '11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa', D2: '7d444840-9dc0-41d1-b245-5ffdce74fad2' };
  expect(devicesNamed(ids)).toEqual(['11111111-aaaa-4aaa-8aaa-aaaaaaaaaaa1', '21111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa']);
});

test.each([
  ['at the end', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'],
  ['at the end, far apart', '00000000-0000-4000-8000-000000000fff', '00000000-0000-4000-8000-000000001000'],
  ['at the beginning', '10000000-0000-4000-8000-000000000000', '20000000-0000-4000-8000-000000000000'],
])('where ids are counted up %s, it may be someone’s, and another one is named', (_case, D1, D2) => {
  expect(devicesNamed({ D1, D2 })).toEqual([unknown, unknown]);
});
