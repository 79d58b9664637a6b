import type { Contract } from '../../model/contract/contract.js';
import type { Operation } from '../../model/contract/operation.js';
import type { Request } from '../../model/experiment/request.js';

/** The operation that a request calls; with `isDocumented: false` its path by a method that no document lists. */
export interface Route {
  readonly operation: Operation;
  readonly isDocumented: boolean;
}

/** The operation whose path ends the path of a request, whatever host and base path stand before it. */
export function routeOf({ method, path }: Request, { operations, alternates }: Contract): Route | undefined {
  const onPath = [...operations, ...alternates].filter(
    (operation) => path === operation.path || path.endsWith(operation.path),
  );
  // `/x/user_identities/delete` must not be taken for a shorter path that it happens to end with.
  const [longest] = [...onPath].sort((one, other) => other.path.length - one.path.length);
  if (!longest) return undefined;
  const operation = onPath.find((one) => one.path === longest.path && one.method === method);
  return operation ? { operation, isDocumented: true } : { operation: longest, isDocumented: false };
}
