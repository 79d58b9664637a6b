import { type Base, changed } from './base.js';
import { type RequestChange, withoutHeader } from './draft.js';
import type { Step } from './experiment.js';

/** What any working target refuses of an operation of any document. */
export function describedWitnesses(base: Base): Step[] {
  const { described } = base.operation;
  if (described === undefined) return [];
  if (described.isOpen || described.presents.size === 0) {
    return [{ role: 'witness', name: 'witness: no such route', build: changed(base, () => noSuchRoute) }];
  }
  return [{ role: 'witness', name: 'witness: no credentials', build: changed(base, () => withoutCredentials(base)) }];
}

/** Leaves out what presents the credential of a base. */
export function withoutCredentials({ operation, credential }: Base): RequestChange {
  return withoutHeader(operation.described?.presents.get(credential)?.header ?? 'authorization');
}

/** Asks for a route that cannot exist, beside that of the operation: the last word of its path becomes another one. */
export const noSuchRoute: RequestChange = (draft) => {
  const parts = draft.path.split('/');
  const last = parts.findLastIndex((part) => part !== '' && !part.includes('{'));
  const path =
    last < 0
      ? `${draft.path.replace(/\/$/, '')}/no_such_operation`
      : parts.map((part, index) => (index === last ? `${part}_no_such_operation` : part)).join('/');
  return { ...draft, path };
};
