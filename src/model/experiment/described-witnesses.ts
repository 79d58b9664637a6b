import { type Base, changed } from './base.js';
import { type RequestChange, withoutHeader } from './draft.js';
import type { Step } from './experiment.js';
import { noSuchRoute } from './no-such-route.js';
import { withoutAll } from './presenting.js';

/** The witness that asks for a route beside that of the operation. */
export const absentRoute = 'witness: no such route';

/** What any working target refuses of an operation of any document. */
export function describedWitnesses(base: Base): Step[] {
  const { described } = base.operation;
  if (described === undefined) return [];
  if (described.isOpen || described.presents.size === 0) {
    return [{ role: 'witness', name: absentRoute, build: changed(base, () => noSuchRoute) }];
  }
  return [{ role: 'witness', name: 'witness: no credentials', build: changed(base, () => withoutCredentials(base)) }];
}

/** Leaves out whatever presents a credential of a base. */
export function withoutCredentials({ operation, credential }: Base): RequestChange {
  const how = operation.described?.presents.get(credential);
  return how === undefined ? withoutHeader('authorization') : withoutAll(how);
}
