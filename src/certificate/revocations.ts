import type { KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { described, list, object } from '../ground/schema.js';
import { canonicalJson, sha256 } from './digest.js';
import { type Envelope, parseEnvelope, seal, sealProblem, short } from './envelope.js';
import type { Signer } from './signer.js';

/** The payload type of a list of revocations. */
export const revocationsType = 'application/vnd.seam-conformance.revocations+json';

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const instant = v.pipe(v.string(), v.isoTimestamp());

const revocation = object({
  kind: described(v.picklist(['certificate', 'key']), 'Of a key, everything that it has signed is withdrawn.'),
  id: described(digest, 'The SHA-256 of what a certificate says, or of a public key in DER form.'),
  reason: v.string(),
  since: instant,
});

const revocationsSchema = object({
  issued: instant,
  notAfter: described(instant, 'Until when the list may be relied on; whoever withholds a later one gains no more.'),
  revoked: list(revocation),
});

/** What a certifier no longer stands by. */
export type Revocations = v.InferOutput<typeof revocationsSchema>;

/** One thing that a certifier no longer stands by. */
export type Revocation = v.InferOutput<typeof revocation>;

/** The id by which a list names a certificate: what it says, whoever signed it. */
export function certificateId({ payload }: Envelope): string {
  return sha256(Buffer.from(payload, 'base64'));
}

/** A list as it is published. */
export function sealedRevocations(revocations: Revocations, signer: Signer): Envelope {
  return seal(canonicalJson(revocations), revocationsType, signer);
}

/** The list in a text, signed by that key. A sentence where there is none. */
export function openRevocations(text: string, key: KeyObject): Revocations | string {
  const envelope = parseEnvelope(text, revocationsType);
  if (typeof envelope === 'string') return envelope;
  const problem = sealProblem(envelope, key);
  if (problem !== undefined) return problem;
  try {
    return v.parse(revocationsSchema, JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8')));
  } catch {
    return 'payload: expected a list of revocations, received something else';
  }
}

/** Why a certificate does not stand by a list, each a sentence; empty where it does. */
export function revocationProblems(
  { notAfter, revoked }: Revocations,
  certificate: Envelope,
  keyId: string,
  now: number,
): readonly string[] {
  const ids = { certificate: certificateId(certificate), key: keyId };
  const hits = revoked.filter(({ kind, id }) => ids[kind] === id);
  return [
    ...(now > Date.parse(notAfter)
      ? [`revocations: expected a list that is still in force, it expired ${notAfter}`]
      : []),
    ...hits.map(
      ({ kind, id, since, reason }) => `revocations: the ${kind} ${short(id)} was revoked ${since}: ${reason}`,
    ),
  ];
}
