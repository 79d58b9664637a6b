import type { Observer } from '../../../spec/resources.js';
import { type Becomes, type Becoming, partOf, type SeenFacet, type StageName } from '../../../spec/stage.js';
import { present } from '../../ground/present.js';
import type { Exchange } from '../../model/exchange.js';
import { showsArranged, withArranged } from '../../model/experiment/arranged.js';
import type { Scope } from '../../model/experiment/expectation.js';
import { type Facet, listingOf, type Observation, observed, type Stage } from '../../model/experiment/facet.js';
import type { Loan } from '../../model/experiment/lending.js';
import type { Scene } from '../../model/experiment/scene.js';
import type { Mismatch } from '../../model/finding.js';
import { lookAt, type Phase } from '../../model/origin.js';

/** What a look showed. */
export type Seen = Exclude<Observation, 'unknown'>;

/**
 * What a look at a facet showed; `undefined` where it showed nothing. Whoever is listed among the users of somebody is
 * there, without a look of its own.
 */
export function seen(
  phase: Phase,
  facet: Facet,
  loan: Loan,
  exchanges: ReadonlyMap<string, Exchange>,
): Seen | undefined {
  const { name, observer } = facet;
  const step = lookAt(phase, name);
  const observation = loan.observed?.[step] ?? observedIn(exchanges.get(step), observer);
  if (observation === undefined) return isListed(phase, facet, loan, exchanges) ? 'present' : undefined;
  return observation === 'unknown' ? undefined : observation;
}

/** Whether an access system user was seen among those of whom it belongs to. */
export function isListed(
  phase: Phase,
  facet: Facet,
  { observed: own, scene }: Loan,
  exchanges: ReadonlyMap<string, Exchange>,
): boolean {
  const listing = listingOf(facet);
  const id = scene?.ids[facet.subject]?.toLowerCase();
  if (listing === undefined || id === undefined) return false;
  const step = lookAt(phase, listing);
  const list = own?.[step] ?? observedIn(exchanges.get(step), 'acs-users') ?? [];
  return typeof list !== 'string' && list.some((one) => one.toLowerCase() === id);
}

function observedIn(exchange: Exchange | undefined, observer: Observer): Observation | undefined {
  return exchange && observed({ observer }, exchange.answer);
}

/**
 * The facets whose subject is on the stage, and of the run's own people those that something was arranged for: a small
 * workspace has no second system, and so no user in it.
 */
export function facetsOn(facets: readonly Facet[], { ids, parts }: Pick<Scene, 'ids' | 'parts'>): readonly Facet[] {
  const isArranged = ({ name, isOfOthers }: Facet) => {
    const part = partOf(name);
    return parts === undefined || isOfOthers || part === undefined || part === 'people' || parts.includes(part);
  };
  return facets.filter((facet) => ids[facet.subject] !== undefined && isArranged(facet));
}

/** A stage with what was really arranged on it. */
export function arrangedStage<S extends Stage | undefined>(stage: S, scene: Pick<Scene, 'parts'> | undefined): S {
  return stage === undefined || scene?.parts === undefined ? stage : { ...stage, parts: scene.parts };
}

/** The facets that do not show yet what was put on the stage for them. */
export function unarrangedOn(
  stage: Stage,
  facets: readonly Facet[],
  loan: Loan,
  exchanges: ReadonlyMap<string, Exchange>,
): readonly Facet[] {
  const scene: Pick<Scene, 'ids' | 'parts'> = loan.scene ?? { ids: {} };
  const { ids } = scene;
  return facetsOn(facets, scene).filter(
    (facet) => !showsArranged(facet, stage, ids, seen('before', facet, loan, exchanges) ?? 'unknown'),
  );
}

/**
 * How far the state is from what is expected: findings about facets that differ, and facets that could not be seen.
 * What was put on the stage and only shows afterwards was there before.
 * @param names the things that alone count, of what is to change; absent where everything does.
 * @param scope what alone counts, by whether it is to change; absent where everything does.
 * @param isTakingAway whether the call only takes away, so that it cannot be to blame for what was never there.
 */
export function compare(
  becomes: Becomes,
  facets: readonly Facet[],
  loan: Loan,
  exchanges: ReadonlyMap<string, Exchange>,
  {
    stage: meant,
    isTakingAway = false,
    names,
    scope,
  }: {
    readonly stage?: Stage | undefined;
    readonly isTakingAway?: boolean;
    readonly names?: readonly StageName[] | undefined;
    readonly scope?: Scope | undefined;
  } = {},
): {
  readonly findings: readonly Mismatch[];
  readonly unseen: readonly SeenFacet[];
  readonly unarranged: readonly Mismatch[];
} {
  const findings: Mismatch[] = [];
  const unseen: SeenFacet[] = [];
  const unarranged: Mismatch[] = [];
  const scene: Pick<Scene, 'ids' | 'parts'> = loan.scene ?? { ids: {} };
  const { ids } = scene;
  const stage = arrangedStage(meant, loan.scene);
  const only = names && new Set(names.flatMap((name) => ids[name]?.toLowerCase() ?? []));
  const found = (phase: 'before' | 'after', facet: Facet, expected: string, received: string) => ({
    where: facet.name,
    expected,
    received,
    ...present({ exchange: exchanges.get(lookAt(phase, facet.name))?.index }),
  });
  for (const facet of facetsOn(facets, scene)) {
    const change = becomes[facet.name];
    if (change === 'any' || (change === undefined && (only !== undefined || scope === 'changed'))) continue;
    if (typeof change === 'string' && scope === 'rest') continue;
    const before = seen('before', facet, loan, exchanges);
    const after = seen('after', facet, loan, exchanges);
    // What is already going may be gone by now.
    if (before === undefined || after === undefined || (change === undefined && before === 'being deleted')) {
      unseen.push(facet.name);
      continue;
    }
    const start = stage === undefined ? before : withArranged(facet, stage, ids, [before, after]);
    const expected = change === undefined ? start : afterwards(change, before, ids);
    const changing = difference(before, expected);
    const isCounted = (id: string) =>
      (only?.has(id) ?? true) && (scope === undefined || changing.has(id) === (scope === 'changed'));
    const narrowed = (sight: Seen): Seen =>
      typeof sight === 'string' ? sight : sight.filter((id) => isCounted(id.toLowerCase()));
    const isArranged = !isTakingAway || !Array.isArray(change) || !isSame(after, common(before, expected));
    if (change !== undefined && (isSame(before, expected) || (!isArranged && !isSame(after, expected))))
      unarranged.push(found('before', facet, 'another state before the call', shown(before, ids)));
    else if (
      facet.isOfOthers
        ? isLess(after, expected) || hasGained(after, expected, ids)
        : !isSame(narrowed(after), narrowed(expected))
    )
      findings.push(found('after', facet, shown(expected, ids), shown(after, ids)));
  }
  return { findings, unseen, unarranged };
}

/** A change is a difference: what was there before and has no name on the stage stays. */
function afterwards(change: Exclude<Becoming, 'any'>, before: Seen, ids: Readonly<Record<string, string>>): Seen {
  if (change === 'none') return [];
  if (typeof change === 'string') return change;
  const names = namesOf(ids);
  const others = typeof before === 'string' ? [] : before.filter((id) => !names.has(id.toLowerCase()));
  return [...change.flatMap((name) => ids[name] ?? []), ...others];
}

/** What stays of what was there: the stage may never have had the rest. */
function common(before: Seen, expected: Seen): Seen {
  if (typeof before === 'string' || typeof expected === 'string') return before;
  const kept = new Set(expected.map((id) => id.toLowerCase()));
  return before.filter((id) => kept.has(id.toLowerCase()));
}

/** What is in one of two looks alone. */
function difference(one: Seen, other: Seen): ReadonlySet<string> {
  const [these, those] = [one, other].map((sight) =>
    (typeof sight === 'string' ? [] : sight).map((id) => id.toLowerCase()),
  );
  const [here, there] = [new Set(these), new Set(those)];
  return new Set([...here, ...there].filter((id) => here.has(id) !== there.has(id)));
}

/** Whether two looks show the same, in whatever order. */
export function isSame(one: Seen, other: Seen): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  if (one.length !== other.length) return false;
  const [these, those] = [one, other].map((sight) => sight.map((id) => id.toLowerCase()).sort());
  return these?.every((id, index) => id === those?.[index]) ?? false;
}

/** Whether looks in two phases at any of some facets show different things. */
export function differs(
  [one, other]: readonly [Phase, Phase],
  facets: readonly Facet[],
  loan: Loan,
  exchanges: ReadonlyMap<string, Exchange>,
): boolean {
  return facets.some((facet) => {
    const [first, second] = [seen(one, facet, loan, exchanges), seen(other, facet, loan, exchanges)];
    return first !== undefined && second !== undefined && !isSame(first, second);
  });
}

/** Whether something that was there before is gone. */
export function isLess(after: Seen, before: Seen): boolean {
  // Whoever had just been made may not have shown at first.
  if (typeof after === 'string' || typeof before === 'string') return before !== 'absent' && !isSame(after, before);
  const left = new Set(after.map((id) => id.toLowerCase()));
  return before.some((id) => !left.has(id.toLowerCase()));
}

/** Whether something of the stage was added: what others add meanwhile is nothing that a run has made or lent. */
export function hasGained(after: Seen, before: Seen, ids: Readonly<Record<string, string>>): boolean {
  if (typeof after === 'string' || typeof before === 'string') return false;
  const names = namesOf(ids);
  const known = new Set(before.map((id) => id.toLowerCase()));
  return after.some((id) => names.has(id.toLowerCase()) && !known.has(id.toLowerCase()));
}

/** A sight in words, by the names on the stage. */
export function shown(sight: Seen, ids: Readonly<Record<string, string>>): string {
  if (typeof sight === 'string') return sight;
  const names = namesOf(ids);
  const words = sight.map((id) => names.get(id.toLowerCase()) ?? 'something else');
  return words.length === 0 ? 'none' : words.sort().join(' and ');
}

/** The names on the stage by the ids that they stand for. */
export function namesOf(ids: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(ids)
      .filter(([name]) => !name.endsWith('_id'))
      .map(([name, id]) => [id.toLowerCase(), name]),
  );
}
