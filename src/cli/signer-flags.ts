import type { Command } from 'commander';
import { commandSigner, keySigner, type Signer } from '../certificate/signer.js';
import { readPrivateKey, readPublicKey } from '../certificate/signing-key.js';
import { UsageError } from '../ground/usage-error.js';

/** The flags that say who signs. */
export interface SignerFlags {
  readonly key?: string;
  readonly signWith?: string;
  readonly publicKey?: string;
}

/** Adds the flags that say who signs. */
export function withSignerFlags(command: Command): Command {
  return command
    .option('--key <file>', 'private key, PEM: Ed25519 or ECDSA P-256')
    .option('--sign-with <command>', 'sign by a command instead: digest in, signature out')
    .option('--public-key <file>', 'with --sign-with: the public key that it signs for, P-256');
}

/** Who signs. Throws a UsageError where the flags name no one, or two. */
export async function signerOf(
  { key, signWith, publicKey }: SignerFlags,
  path: (file: string) => string,
): Promise<Signer> {
  if (signWith === undefined) {
    if (key === undefined)
      throw new UsageError('no key is named', 'Give --key; make one with certify --new-key <file>.');
    return keySigner(await readPrivateKey(path(key)));
  }
  if (key !== undefined) throw new UsageError('both --key and --sign-with are given', 'Sign with one of them.');
  if (publicKey === undefined) {
    throw new UsageError('--sign-with names no key', 'Give --public-key <file>, so that the signature can be checked.');
  }
  return commandSigner(signWith, await readPublicKey(path(publicKey)));
}
