import { grouped } from '../../src/ground/grouped.js';
import { caseDigest } from '../../src/model/requirement-set/case-digest.js';
import type {
  CaseLock,
  LockedCase,
  LockedGroup,
  LockedSet,
  Retirement,
} from '../../src/model/requirement-set/case-lock.js';
import type { CurrentCase } from './current-cases.js';

/** What becomes of a lock that meets the cases of today. */
export interface Update {
  readonly lock: CaseLock;
  readonly added: readonly string[];
  readonly retired: readonly string[];
  /** By the beginning of their cases' ids. */
  readonly relevelled: readonly string[];
  /** Why the lock cannot be what the suite would need; empty where it can. */
  readonly problems: readonly string[];
}

/**
 * The lock with what is new: cases that it does not hold, cases that are gone, and levels that changed since an earlier
 * set. It never takes anything out and never changes what stands there.
 * @param retireAs why cases are gone. Without it, a case that is gone is a problem.
 */
export function updated(lock: CaseLock, cases: readonly CurrentCase[], retireAs?: Retirement): Update {
  const set = currentSet(lock);
  const current = grouped(cases, ({ id }) => prefixOf(id));
  const known = new Map(lock.groups.map((group) => [group.prefix, group]));
  const prefixes = [...new Set([...known.keys(), ...current.keys()])].sort();
  const updates = prefixes.map((prefix) =>
    updatedGroup(known.get(prefix) ?? { prefix, levels: [], cases: [] }, current.get(prefix) ?? [], set, retireAs),
  );
  return {
    lock: { ...lock, groups: updates.map(({ group }) => group) },
    added: updates.flatMap(({ added }) => added),
    retired: updates.flatMap(({ retired }) => retired),
    relevelled: updates.flatMap(({ group, isRelevelled }) => (isRelevelled ? [group.prefix] : [])),
    problems: updates.flatMap(({ problems }) => problems),
  };
}

/** The lock with its current set closed, and the next one open. */
export function withNextSet(lock: CaseLock, opened: string): CaseLock {
  const { number } = currentSet(lock);
  const closed = { ...currentSet(lock), digest: caseDigest(lock, number) };
  return { ...lock, sets: [...lock.sets.slice(0, -1), closed, { number: number + 1, opened }] };
}

function currentSet({ sets }: CaseLock): LockedSet {
  const last = sets.at(-1);
  if (last) return last;
  throw new RangeError('spec/cases.lock: expected a set, received none');
}

function prefixOf(id: string): string {
  return id.split('/', 2).join('/');
}

function updatedGroup(
  group: LockedGroup,
  cases: readonly CurrentCase[],
  { number }: LockedSet,
  retireAs: Retirement | undefined,
): {
  readonly group: LockedGroup;
  readonly added: readonly string[];
  readonly retired: readonly string[];
  readonly isRelevelled: boolean;
  readonly problems: readonly string[];
} {
  const { prefix } = group;
  const idOf = ({ variant }: LockedCase) => `${prefix}/${variant}`;
  const ids = new Set(cases.map(({ id }) => id));
  const locked = new Set(group.cases.map(idOf));
  const added = [...ids].filter((id) => !locked.has(id));
  const gone = group.cases.filter((one) => one.retired === undefined && !ids.has(idOf(one)));
  const revived = group.cases.filter((one) => one.retired !== undefined && ids.has(idOf(one)));
  const levels = [...new Set(cases.map(({ level }) => level))];
  const [level] = levels;
  const last = group.levels.at(-1);
  const isNew = level !== undefined && level !== last?.level;
  const retirement = retireAs === undefined ? undefined : { as: retireAs, in: number };
  return {
    group: {
      ...group,
      levels: isNew ? [...group.levels, { level, since: number }] : group.levels,
      cases: [
        ...group.cases.map((one) => (gone.includes(one) && retirement ? { ...one, retired: retirement } : one)),
        ...added.map((id) => ({ variant: id.slice(prefix.length + 1), since: number })),
      ].sort((one, other) => (one.variant < other.variant ? -1 : 1)),
    },
    added,
    retired: retirement ? gone.map(idOf) : [],
    isRelevelled: isNew && last !== undefined,
    problems: [
      ...(retirement ? [] : gone.map((one) => `${idOf(one)}: is published and gone; retire it with its reason`)),
      ...revived.map((one) => `${idOf(one)}: is retired, and a retired id is never used again`),
      ...(levels.length > 1
        ? [`${prefix}: expected one level for all its cases, received ${levels.join(' and ')}`]
        : []),
      ...(isNew && last?.since === number
        ? [`${prefix}: expected the level ${last.level}, which set ${number} has already; received ${level}`]
        : []),
    ],
  };
}
