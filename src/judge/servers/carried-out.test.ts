import { expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.js';
import type { Facet, Observation } from '../../model/experiment/facet.js';
import { freshControl } from '../../model/experiment/lending.js';
import { isMismatch } from '../../model/finding.js';
import { lookAt } from '../../model/origin.js';
import { judgeCarriedOut } from './carried-out.js';
import type { Reading } from './reading.js';

const [person, device, user, door] = ['a', 'd', 'e', 'f'].map(
  (digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`,
);
const stranger = 'cccccccc-0000-4000-8000-000000000000';
const ids = { user_identity_id: person, device_id: device, acs_user_id: user };

const answered = (status: number, body: object): Exchange =>
  ({
    index: 7,
    origin: { kind: 'step', experiment: 'e', step: 'control' },
    request: { method: 'POST', path: '/', query: [], headers: {}, body: JSON.stringify(body) },
    answer: { kind: 'response', status, headers: [], body: '{"ok":true}', isUtf8: true },
    attempts: 1,
  }) as unknown as Exchange;

const reading = (
  facet: Pick<Facet, 'name' | 'observer' | 'subject'>,
  after: Observation,
  { step = 'control', status = 200, body = ids as object, scene = ids as object, isCut = false } = {},
): Reading =>
  ({
    experiment: {
      operation: { id: 'user_identities.grant_access_to_device', credentials: [], given: [] },
      credential: 'api-key',
      steps: [
        { name: 'probe', role: 'probe' },
        { name: 'control', role: 'control' },
      ],
      facets: [{ ...facet, isForeign: false }],
      cases: [],
    },
    loan: {
      scene: { ids: scene, isReal: true, isCreated: true },
      freshScene: { ids: scene, isReal: true, isCreated: true },
      observed: { [lookAt('after', facet.name)]: after },
      ...(isCut ? { isCut } : {}),
    },
    lending: { strength: 'strong', isCreated: true },
    exchanges: new Map([[step, answered(status, body)]]),
    control: status === 200 ? 'accepted' : 'refused',
    isDiscriminating: true,
  }) as unknown as Reading;

const devices = { name: 'devices of A', observer: 'accessible-devices', subject: 'A' } as const;
const users = { name: 'users of A', observer: 'acs-users', subject: 'A' } as const;
const identity = { name: 'identity A', observer: 'user-identity', subject: 'A' } as const;
const doors = { name: 'entrances of A1', observer: 'accessible-entrances', subject: 'A1' } as const;
const granted = { 'devices of A': ['D1', 'D2', 'D3'] } as const;
const revoked = { 'devices of A': ['D2', 'D3'] } as const;
const withDoor = { scene: { ...ids, E1: door } };

test.each([
  ['a grant that shows', devices, [device], granted, {}, 'pass', undefined],
  ['a grant that shows in capitals', devices, [device?.toUpperCase()], granted, {}, 'pass', undefined],
  ['a grant that does not show', devices, [], granted, {}, 'fail', 'none'],
  ['a grant beside which something else shows', devices, [stranger], granted, {}, 'fail', 'something else'],
  ['a revocation that shows', devices, [stranger], revoked, {}, 'pass', undefined],
  ['a revocation that does not show', devices, [device], revoked, {}, 'fail', 'D1'],
  ['a fresh one that does not show', devices, [device], revoked, { step: freshControl }, 'fail', 'D1'],
  ['an accepted probe that does nothing', devices, [device], revoked, { step: 'probe' }, 'fail', 'D1'],
  [
    'one about something else',
    devices,
    [device],
    revoked,
    { body: { device_id: stranger } },
    'inapplicable',
    undefined,
  ],
  ['one that is refused', devices, [device], revoked, { status: 404 }, 'inconclusive', undefined],
  [
    'one cut short by the end of the run',
    devices,
    [device],
    revoked,
    { isCut: true },
    'inconclusive',
    'the end of the run',
  ],
  ['one that cannot be seen', devices, 'unknown', revoked, {}, 'inapplicable', undefined],
  ['a removal that does not show', users, [user], { 'users of A': ['A2'] }, {}, 'fail', 'A1'],
  ['a deletion that shows', identity, 'absent', { 'identity A': 'absent' }, {}, 'pass', undefined],
  ['a deletion that does not end', identity, 'being deleted', { 'identity A': 'absent' }, {}, 'fail', 'being deleted'],
  ['a closed entrance', doors, [], { 'entrances of A1': 'none' }, withDoor, 'pass', undefined],
  ['an entrance left open', doors, [door], { 'entrances of A1': 'none' }, withDoor, 'fail', 'E1'],
  ['no entrance, where none was opened', doors, [], { 'entrances of A1': 'none' }, {}, 'inapplicable', undefined],
] as const)('%s', (_case, facet, after, becomes, options, outcome, received) => {
  const ruling = judgeCarriedOut(reading(facet, after as Observation, options), becomes);
  const [finding] = ruling.findings.filter(isMismatch);
  expect([ruling.outcome, finding?.received]).toEqual([outcome, received ?? finding?.received]);
  if (outcome === 'fail') expect(finding?.after).toBe(7);
});
