import { type CaseLock, type LockedCase, readCaseLock } from './case-lock.js';

/** A case as it was published, whether it still counts or not. */
export interface PublishedCase extends Pick<LockedCase, 'since' | 'retired'> {
  readonly id: string;
  readonly requirement: string;
}

/** The published case of that id; undefined where there never was one. */
export function publishedCase(id: string, lock: CaseLock = readCaseLock()): PublishedCase | undefined {
  const group = lock.groups.find(({ prefix }) => id.startsWith(`${prefix}/`));
  const found = group?.cases.find(({ variant }) => `${group.prefix}/${variant}` === id);
  if (!group || !found) return undefined;
  const { since, retired } = found;
  const [, requirement = ''] = group.prefix.split('/');
  return { id, requirement, since, ...(retired === undefined ? {} : { retired }) };
}
