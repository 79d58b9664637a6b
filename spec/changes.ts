import type { RequirementId } from './requirements/servers/index.js';
import type { Becomes, StageDevice, StageName, StagePart, User } from './stage.js';

/** What one call of an operation changes, and what it leaves alone. */
export interface Change {
  /** The parameters of the call. */
  readonly shape: readonly string[];
  readonly requirement: RequirementId;
  /** In the present tense, after "it". */
  readonly title: string;
  readonly parts: readonly StagePart[];
  /** Which of several changes of the same call it is; part of the ids of its cases. */
  readonly about?: StagePart;
  /** Whether what the operation is about is in place before: the access or the user that it takes away and does not give. */
  readonly isGranted: boolean;
  readonly becomes: Becomes;
  /** The call for someone who has nothing of the kind yet, so that no arranging call can hide what it does. */
  readonly fromNothing?: { readonly title: string; readonly becomes: Becomes };
  /** What else becomes of the state by the same call, by another requirement; what is not seen of it is left open. */
  readonly besides?: {
    readonly about: string;
    readonly requirement: RequirementId;
    readonly title: string;
    readonly becomes: Becomes;
  };
  /** A call that takes it back, with the same parameters, after which it can be called again; twice where that is one to the target. */
  readonly undoneBy?: { readonly method: string; readonly path: string; readonly isTwice?: true };
  /** A call for things of several people, by which nobody may lose anything; the title follows "it". */
  readonly mismatch?: {
    readonly name: string;
    readonly title: string;
    readonly parameters: Readonly<Record<string, StageName>>;
  };
  /** Things on the stage that the operation can be called for in turn, and what has become of the state then. */
  readonly inTurn?: {
    readonly parameter: string;
    readonly things: readonly (StageDevice | User)[];
    readonly becomes: Becomes;
  };
}

/** Why an operation changes nothing, so that there is no effect to judge. */
export interface NoChange {
  readonly none: string;
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
  'credentials of A2': 'any',
  'sessions of A': 'any',
};

// Whether the identity itself is gone has a requirement of its own.
const remains: Becomes = { ...deletion, 'identity A': 'any' };

/**
 * What every operation changes, by its id, one row for each shape that it can be called in; what a row does not name must
 * stay as it was. An operation of openapi.yaml that is not here is judged by no suite of effects, and every run says so.
 */
export const changes: Readonly<Record<string, readonly Change[] | NoChange>> = {
  'user_identities.grant_access_to_device': [
    {
      shape: ['user_identity_id', 'device_id'],
      requirement: 'effect.grant',
      title: 'grants the device, and nothing else to anyone',
      parts: ['devices'],
      isGranted: false,
      becomes: { 'devices of A': ['D1', 'D2', 'D3'] },
      fromNothing: {
        title: 'grants the device alone to someone who had none, and none to others',
        becomes: { 'devices of A': ['D1'] },
      },
      undoneBy: { method: 'POST', path: '/user_identities/revoke_access_to_device' },
    },
  ],
  'user_identities.revoke_access_to_device': [
    {
      shape: ['user_identity_id', 'device_id'],
      requirement: 'effect.revoke-device',
      title: 'revokes the device, and nothing else from anyone',
      parts: ['devices'],
      isGranted: true,
      becomes: { 'devices of A': ['D2', 'D3'] },
      undoneBy: { method: 'PUT', path: '/user_identities/grant_access_to_device', isTwice: true },
      inTurn: { parameter: 'device_id', things: ['D1', 'D2', 'D3'], becomes: { 'devices of A': [] } },
    },
  ],
  'user_identities.remove_acs_user': [
    {
      shape: ['user_identity_id', 'acs_user_id'],
      requirement: 'effect.remove-acs-user',
      title: 'detaches the user, which remains, and no other',
      parts: people,
      isGranted: true,
      // Whether someone without an identity can still enter is said nowhere.
      becomes: { 'users of A': ['A2'], 'entrances of A1': 'any' },
      inTurn: { parameter: 'acs_user_id', things: ['A2', 'A1'], becomes: { 'users of A': [] } },
      mismatch: {
        name: 'identity-of-another',
        title: 'leaves the user to its owner when another identity is named',
        parameters: { user_identity_id: 'B' },
      },
    },
  ],
  'acs.users.revoke_access_to_all_entrances': [
    {
      shape: ['acs_user_id'],
      requirement: 'effect.revoke-entrances',
      title: 'closes every entrance to the user, and none to others',
      parts: withDoors,
      isGranted: true,
      // A credential that opens nothing any more may go as well.
      becomes: { 'entrances of A1': 'none', 'credentials of A1': 'any' },
    },
    {
      shape: ['user_identity_id', 'acs_system_id'],
      requirement: 'effect.revoke-entrances',
      title: 'closes the entrances of that system to the identity, and no others',
      parts: withDoors,
      isGranted: true,
      becomes: { 'entrances of A1': 'none' },
      mismatch: {
        name: 'system-of-no-user',
        title: 'closes no other entrances where the identity has no user in that system',
        parameters: { user_identity_id: 'B', acs_system_id: 'S2' },
      },
    },
    {
      shape: person,
      requirement: 'effect.revoke-entrances',
      title: 'closes every entrance to every user of the identity',
      parts: withDoors,
      isGranted: true,
      becomes: { 'entrances of A1': 'none', 'entrances of A2': 'none' },
    },
  ],
  'user_identities.delete': [
    {
      shape: person,
      requirement: 'effect.delete',
      title: 'deletes the identity, and no one else',
      parts: ['devices', ...people],
      isGranted: true,
      becomes: deletion,
      besides: {
        about: 'access',
        requirement: 'effect.delete-cascades',
        title: 'leaves the identity no device and its users no entrance',
        becomes: { 'devices of A': 'none', 'entrances of A1': 'none', 'entrances of A2': 'none' },
      },
    },
    {
      shape: person,
      requirement: 'effect.delete-cascades',
      title: "deletes the identity's access system users",
      parts: people,
      about: 'users',
      isGranted: true,
      becomes: { ...remains, 'user A1': 'absent', 'user A2': 'absent' },
    },
    {
      shape: person,
      requirement: 'effect.delete-cascades',
      title: "deletes the identity's credentials",
      parts: ['users', 'credentials'],
      about: 'credentials',
      isGranted: true,
      becomes: { ...remains, 'credentials of A1': 'none', 'credentials of A2': 'none' },
    },
    {
      shape: person,
      requirement: 'effect.delete-cascades',
      title: "deletes the identity's client sessions",
      parts: ['sessions'],
      about: 'sessions',
      isGranted: true,
      becomes: { ...remains, 'sessions of A': 'none' },
    },
  ],
};

/** The rows of an operation; none where it changes nothing, or nobody has said what. */
export function changesBy(id: string): readonly Change[] {
  const entry = Object.hasOwn(changes, id) ? changes[id] : undefined;
  return entry === undefined || 'none' in entry ? [] : entry;
}
