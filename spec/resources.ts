import type { ProfileName } from './profiles.js';

/** A call around the operations. */
export interface Endpoint {
  readonly path: string;
  /** POST unless said otherwise. */
  readonly method?: string;
  /** The object of the answer, or the array. */
  readonly member?: string;
  /** Parameters that are always sent. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** What of the profile is inconclusive without it; absent where nothing is. */
  readonly serves?: { readonly from: ProfileName; readonly what: string };
  /** How many a workspace must hold, for a list. */
  readonly atLeast?: number;
}

/** A way in which somebody's things are seen. */
export interface Look extends Endpoint {
  /** What a facet and a lender call it. */
  readonly observer: string;
  readonly member: string;
  /** The kind that it is asked for by id; whoever is looked at where it is the kind itself. */
  readonly by: string;
}

/** One kind of thing in a workspace. */
export interface Resource {
  /** The parameter, and the member of answers, that holds its id. */
  readonly id: string;
  /** With an article. */
  readonly words: string;
  readonly plural: string;
  /** A name that whoever makes one may give it, by which it can be found. */
  readonly key?: string;
  readonly create?: Endpoint;
  readonly list?: Endpoint & { readonly member: string };
  readonly get?: Endpoint & { readonly member: string };
  readonly remove?: Endpoint;
  /** Gives somebody access to it. */
  readonly grant?: Endpoint;
  /** Who sees it, and through what. */
  readonly seenBy?: readonly Look[];
  /** The member of an answer that nobody may write down. */
  readonly secret?: string;
}

const cascade = (what: string) => ({ from: 'full', what: `the cascade to ${what}` }) as const;
const onEntrances = { from: 'full', what: 'the effect on entrances' } as const;

/** Every kind of thing around the operations. A new kind is added here. */
export const resources = {
  workspace: {
    id: 'workspace_id',
    words: 'a workspace',
    plural: 'workspaces',
    get: { path: '/workspaces/get', member: 'workspace' },
  },
  user_identity: {
    id: 'user_identity_id',
    words: 'a user identity',
    plural: 'user identities',
    key: 'user_identity_key',
    create: {
      path: '/user_identities/create',
      member: 'user_identity',
      serves: { from: 'core', what: 'everything that needs a user identity' },
    },
    list: { path: '/user_identities/list', member: 'user_identities' },
    get: { path: '/user_identities/get', member: 'user_identity' },
    remove: { path: '/user_identities/delete' },
    seenBy: [
      {
        observer: 'user-identity',
        by: 'user_identity',
        path: '/user_identities/get',
        member: 'user_identity',
        serves: { from: 'full', what: 'the effect of deletion' },
      },
    ],
  },
  device: {
    id: 'device_id',
    words: 'a device',
    plural: 'devices',
    list: {
      path: '/devices/list',
      member: 'devices',
      atLeast: 2,
      serves: { from: 'core', what: 'granting and revoking devices' },
    },
    grant: { path: '/user_identities/grant_access_to_device', method: 'PUT' },
    seenBy: [
      {
        observer: 'accessible-devices',
        by: 'user_identity',
        path: '/user_identities/list_accessible_devices',
        member: 'devices',
        serves: { from: 'full', what: 'the effects on devices' },
      },
    ],
  },
  acs_system: {
    id: 'acs_system_id',
    words: 'an access system',
    plural: 'access systems',
    list: {
      path: '/acs/systems/list',
      member: 'acs_systems',
      atLeast: 2,
      serves: { from: 'core', what: 'access system users, and narrowing by system' },
    },
  },
  acs_user: {
    id: 'acs_user_id',
    words: 'an access system user',
    plural: 'access system users',
    create: {
      path: '/acs/users/create',
      member: 'acs_user',
      serves: { from: 'core', what: 'everything that needs an access system user' },
    },
    list: { path: '/acs/users/list', member: 'acs_users' },
    remove: { path: '/acs/users/delete' },
    seenBy: [
      {
        observer: 'acs-users',
        by: 'user_identity',
        path: '/user_identities/list_acs_users',
        member: 'acs_users',
        serves: { from: 'full', what: 'the effect of remove_acs_user' },
      },
      {
        observer: 'acs-user',
        by: 'acs_user',
        path: '/acs/users/get',
        member: 'acs_user',
        serves: cascade('access system users'),
      },
    ],
  },
  acs_entrance: {
    id: 'acs_entrance_id',
    words: 'an entrance',
    plural: 'entrances',
    list: {
      path: '/acs/entrances/list',
      member: 'acs_entrances',
      atLeast: 2,
      serves: { ...onEntrances, from: 'core' },
    },
    grant: { path: '/acs/entrances/grant_access', serves: onEntrances },
    seenBy: [
      {
        observer: 'accessible-entrances',
        by: 'acs_user',
        path: '/acs/users/list_accessible_entrances',
        member: 'acs_entrances',
        serves: onEntrances,
      },
    ],
  },
  acs_credential: {
    id: 'acs_credential_id',
    words: 'a credential',
    plural: 'credentials',
    create: { path: '/acs/credentials/create', fixed: { access_method: 'code' }, serves: cascade('credentials') },
    seenBy: [
      {
        observer: 'acs-credentials',
        by: 'acs_user',
        path: '/acs/credentials/list',
        member: 'acs_credentials',
        serves: cascade('credentials'),
      },
    ],
  },
  client_session: {
    id: 'client_session_id',
    words: 'a client session',
    plural: 'client sessions',
    create: { path: '/client_sessions/create', member: 'client_session', serves: cascade('client sessions') },
    secret: 'token',
    seenBy: [
      {
        observer: 'client-sessions',
        by: 'user_identity',
        path: '/client_sessions/list',
        member: 'client_sessions',
        serves: cascade('client sessions'),
      },
    ],
  },
} as const satisfies Readonly<Record<string, Resource>>;

/** The name of a kind of thing. */
export type ResourceKind = keyof typeof resources;

type Row = (typeof resources)[ResourceKind];

/** What a facet of the state is seen through. */
export type Observer = Extract<Row, { readonly seenBy: unknown }>['seenBy'][number]['observer'];

/** The kinds that a run makes for itself, in the order in which they are removed: users before those they belong to. */
export const madeKinds = ['acs_user', 'user_identity'] as const satisfies readonly ResourceKind[];

/** The kinds by name, as equals. */
export const resourceKinds: readonly (readonly [kind: ResourceKind, row: Resource])[] = Object.entries(
  resources,
) as readonly [ResourceKind, Resource][];

/** What an observer asks for and what it is shown; the id is absent where it is the asked one itself that is shown. */
export interface Observed extends Look {
  readonly parameter: string;
  readonly shownId?: string;
}

const observers: ReadonlyMap<string, Observed> = new Map(
  resourceKinds.flatMap(([kind, { id, seenBy = [] }]) =>
    seenBy.map((look): [string, Observed] => [
      look.observer,
      {
        ...look,
        parameter: resources[look.by as ResourceKind].id,
        ...(look.by === kind ? {} : { shownId: id }),
      },
    ]),
  ),
);

/** What an observer asks for and what it is shown. */
export function lookOf(observer: Observer): Observed {
  const look = observers.get(observer);
  if (look === undefined) throw new RangeError(`there is no observer "${observer}"`);
  return look;
}
