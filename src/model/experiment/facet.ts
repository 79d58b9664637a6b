import { foreignCredential, mainCredential } from '../../../spec/credentials.js';
import { lookOf, type Observer } from '../../../spec/resources.js';
import type { Person, SeenFacet, StagePart, User } from '../../../spec/stage.js';
import type { Answer } from '../exchange.js';
import { isUnknownResource, jsonOf, memberOf, reactionOf } from './reaction.js';
import { bearer, type Request } from './request.js';

/** Which people and things a scenario starts from. */
export interface Stage {
  readonly parts: readonly StagePart[];
  /** Whether the same is arranged in the other workspace too. */
  readonly hasForeign: boolean;
  /** Whether nothing is shown without a second access system; elsewhere it is only used where there is one. */
  readonly needsTwoSystems: boolean;
  /** Whether the identity has what the operation is about: the access to the device, the access system user. */
  readonly isGranted: boolean;
  /** The parts of which nobody has anything yet, as giving it would call what is judged. */
  readonly bare?: readonly StagePart[];
  /** Whether everything else that can be arranged is, too: what nobody can make is not watched. */
  readonly isWide?: boolean;
}

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
  /** Not of the run's own making: others may add to it meanwhile, so only what is lost counts. */
  readonly isOfOthers?: boolean;
}

/** Whether a facet is about someone whom no call of its scenario is about. */
export function isBystander({ subject }: Pick<Facet, 'subject'>): boolean {
  return !/^(?:foreign )?A/.test(subject);
}

/** The facet that lists the access system user whom another one is about, by its name; absent where none does. */
export function listingOf({ observer, subject }: Pick<Facet, 'observer' | 'subject'>): SeenFacet | undefined {
  const [, foreign = '', owner] = /^(foreign )?([A-Z])\d$/.exec(subject) ?? [];
  return observer === 'acs-user' && owner !== undefined ? (`${foreign}users of ${owner}` as SeenFacet) : undefined;
}

/** Whether no call of its scenario may change a facet: it is about a bystander, or about someone in the other workspace. */
export function isOfCompany(facet: Pick<Facet, 'subject' | 'isForeign'>): boolean {
  return facet.isForeign || isBystander(facet);
}

/** What was seen: ids, or whether somebody is there. `unknown` where the target could not tell. */
export type Observation = readonly string[] | 'present' | 'being deleted' | 'absent' | 'unknown';

/** The request that shows a facet, by API key. */
export function observation(
  { observer, isForeign }: Pick<Facet, 'observer' | 'isForeign'>,
  subjectId: string,
): Request {
  const { path, parameter } = lookOf(observer);
  return {
    method: 'POST',
    path,
    query: [],
    headers: {
      'content-type': 'application/json',
      authorization: bearer(isForeign ? foreignCredential : mainCredential),
    },
    body: JSON.stringify({ [parameter]: subjectId }),
  };
}

// Every case of a scenario rests on the same looks, and a run is judged more than once.
const known = new WeakMap<Answer, { readonly observer: Observer; readonly seen: Observation }>();

/** What an answer shows of a facet. A resource that is gone has nothing left. */
export function observed({ observer }: Pick<Facet, 'observer'>, answer: Answer): Observation {
  const before = known.get(answer);
  if (before?.observer === observer) return before.seen;
  const seen = seenIn(answer, observer);
  known.set(answer, { observer, seen });
  return seen;
}

function seenIn(answer: Answer, observer: Observer): Observation {
  const { member, shownId: id } = lookOf(observer);
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
