import { createHash } from 'node:crypto';
import { json } from '@sigstore/core';

/** SHA-256 in lower-case hex, as in-toto writes digests. */
export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** JSON in one form only: members sorted, no white space, so that equal values have equal digests. */
export function canonicalJson(value: unknown): string {
  // A round trip first, as members that are undefined are no members of the file either.
  return json.canonicalize(JSON.parse(JSON.stringify(value)));
}
