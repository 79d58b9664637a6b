import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto';
import { UsageError } from '../ground/usage-error.js';
import { visible } from '../ground/visible.js';
import { algorithmOf } from './signing-key.js';

/** Whoever signs: a key in a file, or something that lets no one read its key. */
export interface Signer {
  readonly publicKey: KeyObject;
  /** The signature over these bytes. */
  readonly sign: (bytes: Buffer) => Buffer;
}

// A person may have to touch a token or to enter a code.
const patienceMs = 5 * 60 * 1000;

/** The digest that a kind of key signs; none for one that signs whole messages. */
export function digestFor(key: KeyObject): string | undefined {
  return algorithmOf(key) === 'ed25519' ? undefined : 'sha256';
}

/** Signs with a private key. */
export function keySigner(privateKey: KeyObject): Signer {
  return {
    publicKey: createPublicKey(privateKey),
    sign: (bytes) => signBytes(digestFor(privateKey), bytes, privateKey),
  };
}

/**
 * Signs through a command of the shell: the SHA-256 digest goes in, in hexadecimal and with a line end; the signature
 * comes out, in base64 of its DER form. Throws a UsageError where the command fails, or its answer does not fit the key.
 */
export function commandSigner(command: string, publicKey: KeyObject): Signer {
  if (digestFor(publicKey) === undefined) {
    throw new UsageError(
      '--sign-with needs a P-256 key',
      'Ed25519 signs whole messages, and what signs outside is given a digest only.',
    );
  }
  return {
    publicKey,
    sign(bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const { status, signal, stdout, stderr, error } = spawnSync(command, {
        shell: true,
        input: `${digest}\n`,
        encoding: 'utf8',
        timeout: patienceMs,
      });
      if (error !== undefined || status !== 0) {
        const why = error?.message ?? (signal === null ? `exit code ${status}` : `signal ${signal}`);
        throw new UsageError(`the command of --sign-with failed: ${why}`, visible(stderr?.trim().slice(-500) ?? ''));
      }
      const signature = Buffer.from(stdout.trim(), 'base64');
      if (verifyBytes('sha256', bytes, publicKey, signature)) return signature;
      throw new UsageError(
        'what the command of --sign-with wrote is no signature by that key over the digest',
        'It is given the SHA-256 digest in hexadecimal, and writes an ECDSA signature in DER form, in base64.',
      );
    },
  };
}
