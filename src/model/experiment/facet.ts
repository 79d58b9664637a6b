import type { Person, SeenFacet, StagePart, User } from '../../../spec/stage.js';
import type { Answer } from '../exchange.js';
import { isUnknownResource, jsonOf, memberOf, reactionOf } from './reaction.js';
import type { Request } from './request.js';

/** Which people and things a scenario starts from. */
export interface Stage {
  readonly parts: readonly StagePart[];
  /** Whether the same is arranged in the other workspace too. */
  readonly hasForeign: boolean;
  /** Whether nothing is shown without a second access system; elsewhere it is only used where there is one. */
  readonly needsTwoSystems: boolean;
  /** Whether the identity can access the device that the operation is about. */
  readonly isGranted: boolean;
}

/** What a facet is seen through. */
export type Observer =
  | 'accessible-devices'
  | 'acs-users'
  | 'user-identity'
  | 'acs-user'
  | 'accessible-entrances'
  | 'acs-credentials'
  | 'client-sessions';

/** Whom a facet can be about. */
export type Subject = Person | User | `foreign ${Person | User}`;

/** One thing of the state that can be looked at. */
export interface Facet {
  /** Unique on a stage. */
  readonly name: SeenFacet;
  readonly observer: Observer;
  /** The name on the stage of whom it is about. */
  readonly subject: Subject;
  readonly isForeign: boolean;
}

/** What was seen: ids, or whether somebody is there. `unknown` where the target could not tell. */
export type Observation = readonly string[] | 'present' | 'being deleted' | 'absent' | 'unknown';

interface Endpoint {
  readonly path: string;
  readonly parameter: string;
  /** The array or the object of the answer. */
  readonly member: string;
  /** The id in each element; absent where it is an object that is looked at. */
  readonly id?: string;
}

const endpoints: Readonly<Record<Observer, Endpoint>> = {
  'accessible-devices': {
    path: '/user_identities/list_accessible_devices',
    parameter: 'user_identity_id',
    member: 'devices',
    id: 'device_id',
  },
  'acs-users': {
    path: '/user_identities/list_acs_users',
    parameter: 'user_identity_id',
    member: 'acs_users',
    id: 'acs_user_id',
  },
  'user-identity': { path: '/user_identities/get', parameter: 'user_identity_id', member: 'user_identity' },
  'acs-user': { path: '/acs/users/get', parameter: 'acs_user_id', member: 'acs_user' },
  'accessible-entrances': {
    path: '/acs/users/list_accessible_entrances',
    parameter: 'acs_user_id',
    member: 'acs_entrances',
    id: 'acs_entrance_id',
  },
  'acs-credentials': {
    path: '/acs/credentials/list',
    parameter: 'acs_user_id',
    member: 'acs_credentials',
    id: 'acs_credential_id',
  },
  'client-sessions': {
    path: '/client_sessions/list',
    parameter: 'user_identity_id',
    member: 'client_sessions',
    id: 'client_session_id',
  },
};

/** The request that shows a facet, by API key. */
export function observation(
  { observer, isForeign }: Pick<Facet, 'observer' | 'isForeign'>,
  subjectId: string,
): Request {
  const { path, parameter } = endpoints[observer];
  return {
    method: 'POST',
    path,
    query: [],
    headers: {
      'content-type': 'application/json',
      authorization: isForeign ? 'Bearer {{other-api-key}}' : 'Bearer {{api-key}}',
    },
    body: JSON.stringify({ [parameter]: subjectId }),
  };
}

/** What an answer shows of a facet. A resource that is gone has nothing left. */
export function observed({ observer }: Pick<Facet, 'observer'>, answer: Answer): Observation {
  const { member, id } = endpoints[observer];
  if (isUnknownResource(answer)) return id === undefined ? 'absent' : [];
  if (reactionOf(answer) !== 'accepted') return 'unknown';
  const body = jsonOf(answer);
  const value = memberOf(body, member);
  if (id === undefined) {
    if (typeof value !== 'object' || value === null) return 'unknown';
    const warnings = memberOf(value, 'warnings');
    const isBeingDeleted =
      Array.isArray(warnings) && warnings.some((warning) => memberOf(warning, 'warning_code') === 'being_deleted');
    return isBeingDeleted ? 'being deleted' : 'present';
  }
  if (!Array.isArray(value)) return 'unknown';
  const ids = value.map((row) => memberOf(row, id));
  return ids.every((one) => typeof one === 'string') ? ids : 'unknown';
}
