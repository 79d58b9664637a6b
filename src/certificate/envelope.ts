import type { KeyObject } from 'node:crypto';
import { crypto, dsse } from '@sigstore/core';
import { digestFor, type Signer } from './signer.js';
import { keyIdOf } from './signing-key.js';

/** A DSSE envelope: a payload, what it is, and who vouches for both. */
export interface Envelope {
  /** In base64. */
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid?: string; readonly sig: string }[];
}

/** The payload type of in-toto statements. */
export const inToto = 'application/vnd.in-toto+json';

/** Puts a text into an envelope, and has it signed. */
export function seal(text: string, payloadType: string, { publicKey, sign }: Signer): Envelope {
  const payload = Buffer.from(text, 'utf8');
  const signature = sign(dsse.preAuthEncoding(payloadType, payload));
  return {
    payload: payload.toString('base64'),
    payloadType,
    signatures: [{ keyid: keyIdOf(publicKey), sig: signature.toString('base64') }],
  };
}

/** What is wrong with the signatures of an envelope by that public key, as a sentence; absent where one of them fits. */
export function sealProblem({ payload, payloadType, signatures }: Envelope, key: KeyObject): string | undefined {
  const signed = dsse.preAuthEncoding(payloadType, Buffer.from(payload, 'base64'));
  const fits = signatures.some(({ sig }) => crypto.verify(signed, key, Buffer.from(sig, 'base64'), digestFor(key)));
  if (fits) return undefined;
  const id = keyIdOf(key);
  const names = signatures.flatMap(({ keyid }) => keyid ?? []);
  return names.includes(id)
    ? `signature: expected one by the key ${short(id)} over this payload, received one that does not fit; the certificate was changed`
    : `signature: expected one by the key ${short(id)}, received one by ${names.map(short).join(', ') || 'no one'}`;
}

/** Reads an envelope with a payload of that type. A sentence where it is none. */
export function parseEnvelope(text: string, type: string = inToto): Envelope | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return text === ''
      ? 'expected JSON, the file is empty'
      : `expected JSON, it is cut off or damaged (${(error as Error).message})`;
  }
  const { payload, payloadType, signatures } = Object(value) as Record<string, unknown>;
  const isSigned =
    Array.isArray(signatures) &&
    signatures.length > 0 &&
    signatures.every((one) => typeof Object(one).sig === 'string');
  if (typeof payload !== 'string' || typeof payloadType !== 'string' || !isSigned) {
    return 'expected a DSSE envelope with payload, payloadType and signatures, received something else';
  }
  if (payloadType !== type) return `payloadType: expected ${type}, received ${payloadType}`;
  return value as Envelope;
}

/** The first digits of a key's or a file's digest, which are enough to tell them apart. */
export function short(digest: string): string {
  return digest.slice(0, 16);
}
