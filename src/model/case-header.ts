import type { Exchange } from './exchange.js';
import type { Request } from './experiment/request.js';
import { type Place, placeOf } from './origin.js';

/** The header that names the run and the case. */
export const caseHeader = 'seam-conformance-case';

/** A request with the header that names a run and what it is sent for there. */
export function named(request: Request, runName: string, place: Place): Request {
  return { ...request, headers: { ...request.headers, [caseHeader]: carriedBy(runName, place) } };
}

/** A request without that header, where it says what follows from the name of the run; as it is otherwise. */
export function unnamed(request: Request, runName: string | undefined, place: Place): Request {
  const { [caseHeader]: carried, ...headers } = request.headers;
  return carried !== undefined && carried === carriedBy(runName ?? '', place) ? { ...request, headers } : request;
}

/** The name of the run that the first of these requests carries; absent where any carries none. */
export function runNameIn(exchanges: readonly Exchange[]): string | undefined {
  const isEverywhere = exchanges.every(({ request }) => request.headers[caseHeader] !== undefined);
  const [first] = exchanges;
  const { experiment, step } = first === undefined ? { experiment: '', step: '' } : placeOf(first.origin);
  const carried = first?.request.headers[caseHeader] ?? '';
  const rest = ` ${experiment} ${step}`;
  return isEverywhere && carried.endsWith(rest) && carried !== rest ? carried.slice(0, -rest.length) : undefined;
}

function carriedBy(runName: string, { experiment, step }: Place): string {
  return `${runName} ${experiment} ${step}`;
}
