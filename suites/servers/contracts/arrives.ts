import type { WirePlace } from '../../../src/model/contract/described.js';

/**
 * Whether a value gets to the target as it is: in a path an empty one is another path, in a query it may be none, and
 * spaces around a header or a cookie are not part of it.
 * @param place absent for what stands in the body.
 */
export function arrives(value: unknown, place: WirePlace | undefined): boolean {
  if (place === undefined) return true;
  // An empty list or object leaves nothing on the wire, and is no parameter at all.
  if (typeof value === 'object' && value !== null && place.style !== 'json') return Object.keys(value).length > 0;
  if (typeof value !== 'string') return true;
  return value !== '' && ((place.in !== 'header' && place.in !== 'cookie') || value.trim() === value);
}
