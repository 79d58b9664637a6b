import { resources } from './resources.js';

/**
 * Who and what stands on the stage of a scenario. `A` is whom the operation is about, with the access system users `A1`
 * and `A2` in the systems `S1` and `S2`; `B` is a bystander with `B1`; `O` and `O1` are the oldest
 * identity and user that the workspace lists, whomever they belong to, and `P` and `P1` the oldest from before the run.
 */
export type Person = 'A' | 'B' | 'O' | 'P';

/** An access system user, named after the person it belongs to. */
export type User = 'A1' | 'A2' | 'B1' | 'O1' | 'P1';

/** A device that somebody on the stage can be let into. */
export type StageDevice = 'D1' | 'D2' | 'D3';

/** An access system that the users are in. */
export type System = 'S1' | 'S2';

/** An entrance of one of the systems. */
export type Entrance = 'E1' | 'E2' | 'E3' | 'E4';

/** The device, the user and the entrance of `P`, where the run itself has given them to it. */
export type Keepsake = 'PD' | 'PU' | 'PE';

/** Everybody and everything that has a name on the stage. */
export type StageName = Person | User | StageDevice | System | Entrance | Keepsake;

/** What the parameters of a call name on the stage. */
export const namesOfParameters: Readonly<Record<string, StageName>> = {
  [resources.user_identity.id]: 'A',
  [resources.device.id]: 'D1',
  [resources.acs_user.id]: 'A1',
  [resources.acs_system.id]: 'S1',
};

/** Something around the operations that a scenario needs in place. */
export type StagePart = (typeof stageParts)[number];

/** In the order in which they are arranged: each may need what comes before it. */
export const stageParts = ['devices', 'users', 'entrances', 'credentials', 'sessions'] as const;

/** What is looked at before and after the acts of a scenario. */
export type FacetName =
  | `identity ${Person}`
  | `devices of ${Person}`
  | `users of ${Person}`
  | `user ${User}`
  | `entrances of ${User}`
  | `credentials of ${User}`
  | `sessions of ${Person}`;

/** The same seen in the other workspace, too. */
export type SeenFacet = FacetName | `foreign ${FacetName}`;

/**
 * What a facet becomes: the things of the stage that are left, beside whatever else was there before; none at all; gone
 * altogether; or anything where nothing is said.
 */
export type Becoming = readonly StageName[] | 'none' | 'absent' | 'any';

/** What facets become; those that are not named stay as they were. */
export type Becomes = Readonly<Partial<Record<SeenFacet, Becoming>>>;

/** What a stage is arranged with: the things that somebody has, how many where they have no names, or that somebody is there. */
export interface Arranged {
  readonly part: StagePart | 'people';
  readonly facet: FacetName;
  readonly has: readonly StageName[] | number | 'present';
  /** What else there is where what the operation is about is in place. */
  readonly ifGranted?: readonly StageName[];
}

/** What whoever arranges a stage puts on it, by who is seen to have it. */
export const arrangement: readonly Arranged[] = [
  { part: 'people', facet: 'identity A', has: 'present' },
  { part: 'people', facet: 'identity B', has: 'present' },
  { part: 'devices', facet: 'devices of A', has: ['D2', 'D3'], ifGranted: ['D1'] },
  { part: 'devices', facet: 'devices of B', has: ['D1'] },
  { part: 'devices', facet: 'devices of P', has: ['PD'] },
  { part: 'users', facet: 'users of P', has: ['PU'] },
  { part: 'entrances', facet: 'entrances of P1', has: ['PE'] },
  { part: 'users', facet: 'users of A', has: ['A2'], ifGranted: ['A1'] },
  { part: 'users', facet: 'users of B', has: ['B1'] },
  { part: 'users', facet: 'user A1', has: 'present' },
  { part: 'users', facet: 'user A2', has: 'present' },
  { part: 'users', facet: 'user B1', has: 'present' },
  { part: 'entrances', facet: 'entrances of A1', has: ['E1', 'E2', 'E4'] },
  { part: 'entrances', facet: 'entrances of A2', has: ['E3'] },
  { part: 'entrances', facet: 'entrances of B1', has: ['E1'] },
  { part: 'credentials', facet: 'credentials of A1', has: 1 },
  { part: 'credentials', facet: 'credentials of A2', has: 1 },
  { part: 'credentials', facet: 'credentials of B1', has: 1 },
  { part: 'sessions', facet: 'sessions of A', has: 2 },
  { part: 'sessions', facet: 'sessions of B', has: 1 },
];

/** What the names on the stage stand for, for people who read about them; each by how it begins. */
export const stageWords: readonly (readonly [name: RegExp, words: string])[] = [
  [/^A$/, 'whom the call is about'],
  [/^A\d$/, 'an access system user of A'],
  [/^B\d?$/, 'a bystander'],
  [/^O\d?$/, 'the oldest of its kind in the workspace'],
  [/^P\d?$/, 'the oldest from before the run'],
  [/^P[DUE]$/, 'something of P'],
  [/^D\d$/, 'a device'],
  [/^E\d$/, 'an entrance'],
  [/^S\d$/, 'an access system'],
];

/** The part of a stage that a facet of someone on it belongs to. */
export function partOf(facet: SeenFacet): Arranged['part'] | undefined {
  return arrangement.find((row) => row.facet === facet || `foreign ${row.facet}` === facet)?.part;
}
