import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Level, levels } from '../../../spec/levels.js';
import { packageRoot } from '../../ground/package-root.js';

/** Why a case counts no longer: another shows the same, it asked for what no source says, or another took its place. */
export const retirements = ['duplicate', 'wrong', 'superseded'] as const;

/** One of the reasons why a case counts no longer. */
export type Retirement = (typeof retirements)[number];

/** A published case, known within its group by the last part of its id. */
export interface LockedCase {
  readonly variant: string;
  /** The number of the first set in which it counts. */
  readonly since: number;
  /** Absent while it counts. */
  readonly retired?: { readonly as: Retirement /** The first set without it. */; readonly in: number };
}

/** The cases of one requirement on one operation, which share their level. */
export interface LockedGroup {
  /** `<operation>/<requirement>`, how the ids of its cases begin. */
  readonly prefix: string;
  /** Every level it ever had, the first one first. */
  readonly levels: readonly { readonly level: Level; readonly since: number }[];
  readonly cases: readonly LockedCase[];
}

/** A numbered state of everything that is asked of a target. */
export interface LockedSet {
  readonly number: number;
  /** As a date, YYYY-MM-DD. */
  readonly opened: string;
  /** Of its cases and their levels; absent for the current set, to which cases may still be added. */
  readonly digest?: string;
}

/** Every case that was ever published. */
export interface CaseLock {
  /** In their order; the last one is the current one. */
  readonly sets: readonly LockedSet[];
  /** Sorted. */
  readonly groups: readonly LockedGroup[];
}

/** Where the lock lies on disk. */
export const caseLockFile: string = join(packageRoot, 'spec', 'cases.lock');

let known: CaseLock | undefined;

/** The lock of the suite itself. Read once. */
export function readCaseLock(): CaseLock {
  known ??= parseCaseLock(readFileSync(caseLockFile, 'utf8'));
  return known;
}

const setLine = /^set (\d+) {2}(\d{4}-\d\d-\d\d)(?: {2}(sha256:[0-9a-f]{64}))?$/;
const groupLine = /^([^\s/]+\/[^\s/]+) {2}(.+)$/;
const levelEntry = new RegExp(`^(${levels.join('|')}) (\\d+)$`);
const caseLine = new RegExp(`^ {2}(\\d+)(?: (${retirements.join('|')}) (\\d+))? {2}(\\S+)$`);

/** Reads a lock. Throws a RangeError that names the first line that is none of a lock. */
export function parseCaseLock(text: string): CaseLock {
  const sets: LockedSet[] = [];
  const groups: (LockedGroup & { readonly cases: LockedCase[] })[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    // Almost every line is a case.
    const own = caseLine.exec(line);
    const set = own ? null : setLine.exec(line);
    const group = own || set ? null : groupLine.exec(line);
    if (set) {
      const [, number, opened = '', digest] = set;
      sets.push({ number: Number(number), opened, ...(digest === undefined ? {} : { digest }) });
    } else if (own && groups.length > 0) {
      const [, since, as, retiredIn, variant = ''] = own;
      groups.at(-1)?.cases.push({
        variant,
        since: Number(since),
        ...(as === undefined ? {} : { retired: { as: as as Retirement, in: Number(retiredIn) } }),
      });
    } else if (group) {
      const [, prefix = '', history = ''] = group;
      groups.push({ prefix, levels: history.split(', ').map((entry) => levelIn(entry, index)), cases: [] });
    } else {
      throw new RangeError(`spec/cases.lock: line ${index + 1}: expected a set, a group or a case, received "${line}"`);
    }
  }
  return { sets, groups };
}

function levelIn(entry: string, index: number): LockedGroup['levels'][number] {
  const match = levelEntry.exec(entry);
  if (match) return { level: match[1] as Level, since: Number(match[2]) };
  throw new RangeError(`spec/cases.lock: line ${index + 1}: expected a level and its set, received "${entry}"`);
}

/** The level of a group in a set; undefined where it had none yet. */
export function levelInSet({ levels: history }: Pick<LockedGroup, 'levels'>, set: number): Level | undefined {
  return history.findLast(({ since }) => since <= set)?.level;
}

/** Whether a case counts in a set. */
export function countsInSet({ since, retired }: LockedCase, set: number): boolean {
  return since <= set && (retired === undefined || retired.in > set);
}
