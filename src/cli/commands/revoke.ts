import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import { inToto, parseEnvelope, short } from '../../certificate/envelope.js';
import {
  certificateId,
  openRevocations,
  type Revocation,
  type Revocations,
  sealedRevocations,
} from '../../certificate/revocations.js';
import type { Signer } from '../../certificate/signer.js';
import { keyIdOf, readPublicKey } from '../../certificate/signing-key.js';
import type { Console } from '../../ground/console.js';
import { namedFileText } from '../../ground/regular-file.js';
import { UsageError } from '../../ground/usage-error.js';
import { numberOfDays } from '../parse.js';
import { type SignerFlags, signerOf, withSignerFlags } from '../signer-flags.js';

interface RevokeFlags extends SignerFlags {
  readonly list: string;
  readonly reason?: string;
  readonly days: number;
}

const day = 24 * 60 * 60 * 1000;

/** `revoke`: puts a certificate or a key on a signed list, or signs the list anew. */
export function revokeCommand(console: Console, exit: (code: number) => void): Command {
  const command = new Command('revoke').description('withdraw a certificate, or all that a key has signed');
  return withSignerFlags(command)
    .argument('[file]', 'the certificate, or the public key; none to sign the list for another term')
    .requiredOption('--list <file>', 'the list, made if it is not there')
    .option('--reason <text>', 'why, for whoever verifies')
    .option('--days <number>', 'how long the list may be relied on', numberOfDays, 90)
    .addHelpText(
      'after',
      `
Exit codes: 0 the list is written, 2 usage or harness error.

Examples:
  $ seam-conformance revoke vendor-bundle/certificate.dsse.json --list revoked.dsse.json --key certifier.pem --reason 'The product was recalled.'
  $ seam-conformance verify vendor-bundle --public-key certifier.pem.pub --revoked revoked.dsse.json || test $? = 1
  $ seam-conformance revoke --list revoked.dsse.json --key certifier.pem --days 30`,
    )
    .action(async (file: string | undefined, flags: RevokeFlags) => {
      const path = (name: string) => resolve(console.cwd, name);
      const signer = await signerOf(flags, path);
      const now = new Date();
      const before = await earlierList(path(flags.list), signer);
      const fresh = file === undefined ? [] : [await revocationOf(path(file), flags.reason, now)];
      const known = before?.revoked ?? [];
      const revoked = [
        ...known,
        ...fresh.filter(({ kind, id }) => !known.some((one) => one.kind === kind && one.id === id)),
      ];
      const list = {
        issued: now.toISOString(),
        notAfter: new Date(now.getTime() + flags.days * day).toISOString(),
        revoked,
      };
      await writeFile(path(flags.list), `${JSON.stringify(sealedRevocations(list, signer), undefined, 2)}\n`);
      for (const { kind, id } of fresh) console.out(`${console.colors.green('revoked')}  ${kind} ${short(id)}`);
      console.out(`${relative(console.cwd, path(flags.list))}: ${revoked.length} revocations, for ${flags.days} days`);
      exit(0);
    });
}

/** The list as it is. One that another key has signed is not taken over, or whoever holds a stolen key could empty it. */
async function earlierList(file: string, { publicKey }: Signer): Promise<Revocations | undefined> {
  if (!existsSync(file)) return undefined;
  const list = openRevocations(namedFileText(file), publicKey);
  if (typeof list !== 'string') return list;
  throw new UsageError(
    `${file} is no list of this key: ${list}`,
    'Name another file, or sign with the key of the list.',
  );
}

async function revocationOf(file: string, reason: string | undefined, now: Date): Promise<Revocation> {
  if (reason === undefined || reason.trim() === '')
    throw new UsageError('no reason is given', 'Say why with --reason.');
  const text = certificateOrKey(file);
  const since = now.toISOString();
  if (text.includes('-----BEGIN')) return { kind: 'key', id: keyIdOf(await readPublicKey(file)), reason, since };
  const envelope = parseEnvelope(text, inToto);
  if (typeof envelope === 'string') throw new UsageError(`${file} is no certificate: ${envelope}`);
  return { kind: 'certificate', id: certificateId(envelope), reason, since };
}

function certificateOrKey(file: string): string {
  try {
    return namedFileText(file);
  } catch {
    throw new UsageError(`${file} cannot be read`, 'Give a certificate or a public key.');
  }
}
