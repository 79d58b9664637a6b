import { createHash } from 'node:crypto';
import { interpretations } from '../../../spec/interpretations.js';
import type { Level } from '../../../spec/levels.js';
import { clientRequirements } from '../../../spec/requirements/clients/index.js';
import { clientInterpretations } from '../../../spec/requirements/clients/interpretations.js';
import { requirements } from '../../../spec/requirements/servers/index.js';
import { UsageError } from '../../ground/usage-error.js';
import { caseLinesOf } from './case-digest.js';
import { type CaseLock, countsInSet, type LockedSet, levelInSet, readCaseLock } from './case-lock.js';

/** A case as far as a set has a say in it. */
export interface Countable {
  readonly id: string;
  readonly requirement: string;
  readonly level: Level;
}

/** Everything that is asked of a target, as it stood at some time. */
export interface RequirementSet {
  readonly number: number;
  /** Its number and the beginning of a digest over its requirements, readings and cases: `1+sha256:0123456789ab`. */
  readonly id: string;
  readonly isCurrent: boolean;
  /** The level of a case in this set; undefined where it does not count. */
  readonly levelOf: (one: Countable) => Level | undefined;
  /** Whether a requirement of the present suite belongs to it. */
  readonly holds: (requirement: { readonly since: number }) => boolean;
}

const registers = [...requirements, ...clientRequirements];
const sinceOf = new Map<string, number>(registers.map(({ id, since }) => [id, since]));
const readings = new Map<string, string>(
  [...interpretations, ...clientInterpretations].map((one) => [one.id, one.reading]),
);

let own: { readonly lock: CaseLock; readonly sets: Map<number, RequirementSet> } | undefined;

/**
 * The requirement set of that version: a number, or the id that a report names. The current one where none is given.
 * Throws a UsageError that names the known ones where there is none, or where the id is of another content.
 */
export function requirementSet(version?: string): RequirementSet {
  own ??= { lock: readCaseLock(), sets: new Map() };
  const { lock, sets } = own;
  const [number = ''] = version?.split('+') ?? [String(lock.sets.length)];
  const found = lock.sets.find((one) => String(one.number) === number);
  if (!found) throw new UsageError(`there is no requirement set "${version}"`, `Known sets: ${listed(lock.sets)}.`);
  const set = sets.get(found.number) ?? setOf(lock, found.number);
  sets.set(found.number, set);
  if (version === undefined || version === number || version === set.id) return set;
  throw new UsageError(
    `this version of the suite knows requirement set ${number} as ${set.id}, not as ${version}`,
    'Judge with the version of the suite that the report names, or give the number alone.',
  );
}

/** The set of that number in a lock. */
export function setOf(lock: CaseLock, number: number): RequirementSet {
  const isCurrent = number === lock.sets.at(-1)?.number;
  const levels = new Map<string, Level | undefined>(
    isCurrent
      ? []
      : lock.groups.flatMap((group) =>
          group.cases.map((one): [string, Level | undefined] => [
            `${group.prefix}/${one.variant}`,
            countsInSet(one, number) ? levelInSet(group, number) : undefined,
          ]),
        ),
  );
  const holds = ({ since }: { readonly since: number }) => since <= number;
  return {
    number,
    id: `${number}+sha256:${digestOf(lock, number).slice(0, 12)}`,
    isCurrent,
    holds,
    levelOf: ({ id, requirement, level }) => {
      if (isCurrent) return level;
      if (levels.has(id)) return levels.get(id);
      // A contract of one's own has cases that nobody has locked; they count with their requirement.
      return holds({ since: sinceOf.get(requirement) ?? 1 }) ? level : undefined;
    },
  };
}

function digestOf(lock: CaseLock, number: number): string {
  const held = registers.filter(({ since }) => since <= number);
  const cited = held.flatMap(({ sources }) =>
    sources.flatMap((source) => ('interpretation' in source ? [source.interpretation] : [])),
  );
  const content = {
    requirements: held.map(({ id, statement, sources }) => [id, statement, sources]),
    readings: [...new Set<string>(cited)].sort().map((id) => [id, readings.get(id)]),
    cases: caseLinesOf(lock, number),
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function listed(sets: readonly LockedSet[]): string {
  return sets
    .map(({ number, opened }, index) => `${number} (of ${opened}${index === sets.length - 1 ? ', current' : ''})`)
    .join(', ');
}
