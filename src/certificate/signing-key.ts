import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { namedFileText } from '../ground/regular-file.js';
import { UsageError } from '../ground/usage-error.js';
import { sha256 } from './digest.js';

/** The kinds of keys that certificates are signed with. */
export const algorithms = ['ed25519', 'p256'] as const;

/** A kind of key. */
export type Algorithm = (typeof algorithms)[number];

/** The private key of a PEM file. Throws a UsageError where it is none, or of another kind. */
export async function readPrivateKey(file: string): Promise<KeyObject> {
  return checked(await read(file), file, createPrivateKey);
}

/** The public key of a PEM file. Throws a UsageError where it is none, and where it is a private one. */
export async function readPublicKey(file: string): Promise<KeyObject> {
  // Node would take the public half of it, and whoever was given the file would go on passing it around.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(await read(file))) {
    throw new UsageError(
      `${file} is a private key, and a public one belongs here`,
      'Give the public half, the file with .pub behind its name. If others were given the private key, replace it.',
    );
  }
  return checked(await read(file), file, createPublicKey);
}

/** The digest of a key's public half, which names the key in certificates. */
export function keyIdOf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(half.export({ type: 'spki', format: 'der' }));
}

/** The kind of a key; absent for one that no certificate is signed with. */
export function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Algorithm | undefined {
  if (asymmetricKeyType === 'ed25519') return 'ed25519';
  return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'p256' : undefined;
}

/**
 * Makes a key pair: the private half in `file`, for its owner's eyes only, the public half in `file` with `.pub` behind
 * it. Nothing that exists is overwritten.
 */
export async function writeNewKey(
  file: string,
  algorithm: Algorithm,
): Promise<{ readonly id: string; readonly publicFile: string }> {
  const publicFile = `${file}.pub`;
  for (const path of [file, publicFile]) {
    const exists = await access(path, constants.F_OK).then(
      () => true,
      () => false,
    );
    if (exists) throw new UsageError(`${path} exists and is not overwritten`, 'Name another file.');
  }
  const { privateKey, publicKey } =
    algorithm === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  await write(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  await write(publicFile, publicKey.export({ type: 'spki', format: 'pem' }).toString(), 0o644);
  return { id: keyIdOf(publicKey), publicFile };
}

async function write(file: string, text: string, mode: number): Promise<void> {
  try {
    // Exclusive, so that a file that came up in between is not overwritten either.
    const handle = await open(file, 'wx', mode);
    await handle.writeFile(text).finally(() => handle.close());
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

async function read(file: string): Promise<string> {
  try {
    return namedFileText(file);
  } catch {
    throw new UsageError(`the key ${file} cannot be read`, 'Make one with: seam-conformance certify --new-key <file>');
  }
}

function checked(pem: string, file: string, parse: (pem: string) => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = parse(pem);
  } catch {
    throw new UsageError(
      `${file} is not a PEM key of that type`,
      'A private key must not be encrypted with a passphrase.',
    );
  }
  if (algorithmOf(key) !== undefined) return key;
  throw new UsageError(`${file} holds a key of another kind`, 'Certificates are signed with Ed25519 or ECDSA P-256.');
}
