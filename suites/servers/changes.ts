import type { RequirementId } from '../../spec/requirements/servers/index.js';
import type { Operation } from '../../src/model/contract/operation.js';
import type { StagePart } from '../../src/model/experiment/facet.js';

/** What a facet becomes. */
export type Becomes = Readonly<Record<string, readonly string[] | 'absent' | 'any'>>;

/** What one call of an operation changes, and what it leaves alone. */
export interface Change {
  readonly operation: string;
  readonly shape: readonly string[];
  readonly requirement: RequirementId;
  /** In the present tense, after "it". */
  readonly title: string;
  readonly parts: readonly StagePart[];
  readonly isGranted: boolean;
  readonly becomes: Becomes;
  /** Things on the stage that the operation can be called for in turn, and what has become of the state then. */
  readonly inTurn?: { readonly parameter: string; readonly things: readonly string[]; readonly becomes: Becomes };
}

const person = ['user_identity_id'];
const people: readonly StagePart[] = ['users'];
const withDoors: readonly StagePart[] = [...people, 'entrances'];
const deletion: Becomes = {
  'identity A': 'absent',
  'devices of A': 'any',
  'users of A': 'any',
  'user A1': 'any',
  'user A2': 'any',
  'entrances of A1': 'any',
  'entrances of A2': 'any',
  'credentials of A1': 'any',
  'sessions of A': 'any',
};

// Whether the identity itself is gone has a requirement of its own.
const remains: Becomes = { ...deletion, 'identity A': 'any' };

/** Every change that a success makes; what it does not name must stay as it was. */
export const changes: readonly Change[] = [
  {
    operation: 'user_identities.grant_access_to_device',
    shape: ['user_identity_id', 'device_id'],
    requirement: 'effect.grant',
    title: 'grants the device, and nothing else to anybody',
    parts: ['devices'],
    isGranted: false,
    becomes: { 'devices of A': ['D1', 'D2', 'D3'] },
  },
  {
    operation: 'user_identities.revoke_access_to_device',
    shape: ['user_identity_id', 'device_id'],
    requirement: 'effect.revoke-device',
    title: 'revokes the device, and nothing else of anybody',
    parts: ['devices'],
    isGranted: true,
    becomes: { 'devices of A': ['D2', 'D3'] },
    inTurn: { parameter: 'device_id', things: ['D1', 'D2', 'D3'], becomes: { 'devices of A': [] } },
  },
  {
    operation: 'user_identities.remove_acs_user',
    shape: ['user_identity_id', 'acs_user_id'],
    requirement: 'effect.remove-acs-user',
    title: 'detaches the user, which remains, and no other',
    parts: people,
    isGranted: true,
    becomes: { 'users of A': ['A2'] },
  },
  {
    operation: 'acs.users.revoke_access_to_all_entrances',
    shape: ['acs_user_id'],
    requirement: 'effect.revoke-entrances',
    title: 'closes every entrance to the user, and none to others',
    parts: withDoors,
    isGranted: true,
    becomes: { 'entrances of A1': [] },
  },
  {
    operation: 'acs.users.revoke_access_to_all_entrances',
    shape: ['user_identity_id', 'acs_system_id'],
    requirement: 'effect.revoke-entrances',
    title: 'closes the entrances of that system to the identity, and no others',
    parts: withDoors,
    isGranted: true,
    becomes: { 'entrances of A1': [] },
  },
  {
    operation: 'acs.users.revoke_access_to_all_entrances',
    shape: person,
    requirement: 'effect.revoke-entrances',
    title: 'closes every entrance to every user of the identity',
    parts: withDoors,
    isGranted: true,
    becomes: { 'entrances of A1': [], 'entrances of A2': [] },
  },
  {
    operation: 'user_identities.delete',
    shape: person,
    requirement: 'effect.delete',
    title: 'deletes the identity, and nobody else',
    parts: ['devices', ...people],
    isGranted: true,
    becomes: deletion,
  },
  {
    operation: 'user_identities.delete',
    shape: person,
    requirement: 'effect.delete-cascades',
    title: "deletes the identity's access system users",
    parts: people,
    isGranted: true,
    becomes: { ...remains, 'user A1': 'absent', 'user A2': 'absent' },
  },
  {
    operation: 'user_identities.delete',
    shape: person,
    requirement: 'effect.delete-cascades',
    title: "deletes the identity's credentials",
    parts: ['users', 'credentials'],
    isGranted: true,
    becomes: { ...remains, 'credentials of A1': [], 'credentials of A2': [] },
  },
  {
    operation: 'user_identities.delete',
    shape: person,
    requirement: 'effect.delete-cascades',
    title: "deletes the identity's client sessions",
    parts: ['sessions'],
    isGranted: true,
    becomes: { ...remains, 'sessions of A': [] },
  },
];

/** The first change of an operation in a mandatory shape, which stands for what the operation does. */
export function mainChangeOf({ id }: Operation): Change | undefined {
  return changes.find(({ operation }) => operation === id);
}
