import { createHash } from 'node:crypto';
import { type CaseLock, countsInSet, levelInSet } from './case-lock.js';

/** The cases that count in a set, each with its level, in the order of the lock. */
export function caseLinesOf({ groups }: CaseLock, set: number): readonly string[] {
  return groups.flatMap((group) =>
    group.cases
      .filter((one) => countsInSet(one, set))
      .map(({ variant }) => `${group.prefix}/${variant} ${levelInSet(group, set)}`),
  );
}

/** The digest of the cases of a set and of their levels, as `sha256:<hex>`. */
export function caseDigest(lock: CaseLock, set: number): string {
  return `sha256:${createHash('sha256').update(caseLinesOf(lock, set).join('\n')).digest('hex')}`;
}
