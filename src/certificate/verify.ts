import type { KeyObject } from 'node:crypto';
import type { BundleFiles } from '../bundle/bundle-file.js';
import { openBundle } from '../bundle/read-bundle.js';
import type { Report } from '../bundle/report.js';
import type { Contract } from '../model/contract/contract.js';
import { parseEnvelope } from './envelope.js';
import { openRevocations, revocationProblems } from './revocations.js';
import { keyIdOf } from './signing-key.js';
import { type Check, checked, unchecked } from './verification.js';
import { verifyBundle } from './verify-bundle.js';
import { enclosedCertificateCheck, verifyCertificate } from './verify-certificate.js';

/** What to verify, and against what. Nothing is read or asked beyond it. */
export interface VerifyOptions {
  readonly files: BundleFiles;
  /** The text of the certificate; absent where there is none. */
  readonly certificate?: { readonly file: string; readonly text: string };
  /** Needed where there is a certificate. */
  readonly publicKey?: KeyObject;
  /** The list of what certifiers have withdrawn, and the key that signed it. */
  readonly revoked?: { readonly text: string; readonly key: KeyObject };
  /** The word that the certifier gave out; absent where it does not matter. */
  readonly challenge?: string;
  readonly contract: Contract;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** Verifies a bundle, with its certificate where there is one, and never stops at the first thing that is wrong. */
export async function verify(options: VerifyOptions): Promise<readonly Check[]> {
  const { files, contract, challenge } = options;
  const { bundle, problems } = openBundle(files);
  return [
    ...certificateChecks(options, bundle?.report),
    ...revocationChecks(options),
    ...(challenge === undefined || !bundle ? [] : [challengeCheck(bundle.report, challenge)]),
    checked('bundle', 'the report and the evidence can be read', problems),
    ...(bundle ? await contents(bundle, contract) : []),
  ];
}

function certificateChecks(
  { files, certificate, publicKey, now }: VerifyOptions,
  report: Report | undefined,
): readonly Check[] {
  if (certificate && publicKey) {
    return verifyCertificate(certificate.text, { files, report, publicKey, now }, certificate.file);
  }
  if (publicKey) {
    return [
      checked('signature', 'by the given key', [
        'certificate.dsse.json: expected a certificate, as a public key is given; it is missing',
      ]),
    ];
  }
  return [
    unchecked('signature', 'unsigned: anyone could have written this bundle'),
    ...enclosedCertificateCheck(files),
  ];
}

function revocationChecks({ certificate, publicKey, revoked, now }: VerifyOptions): readonly Check[] {
  if (!revoked) return [];
  const name = 'revocations';
  const envelope = certificate && parseEnvelope(certificate.text);
  if (!publicKey || envelope === undefined || typeof envelope === 'string') {
    return [unchecked(name, 'there is no signed certificate that could be revoked')];
  }
  const list = openRevocations(revoked.text, revoked.key);
  if (typeof list === 'string') return [checked(name, 'a signed list', [`revocations: ${list}`])];
  return [
    checked(
      name,
      `${list.revoked.length} in a list of ${list.issued}`,
      revocationProblems(list, envelope, keyIdOf(publicKey), now),
    ),
  ];
}

function challengeCheck({ challenge }: Report, expected: string): Check {
  const received = challenge === undefined ? 'none' : `"${challenge}"`;
  return checked(
    'challenge',
    `"${expected}"`,
    challenge === expected ? [] : [`report.json: challenge: expected "${expected}", received ${received}`],
  );
}

async function contents(bundle: Parameters<typeof verifyBundle>[0], contract: Contract): Promise<readonly Check[]> {
  try {
    return await verifyBundle(bundle, contract);
  } catch (error) {
    // Evidence that was changed may say what no run says, and the runner relies on what runs say.
    const message = error instanceof Error ? error.message : String(error);
    return [
      checked('evidence', 'can be judged again', [
        `${bundle.kind === 'client' ? 'calls.json, arrivals.json' : 'world.json, exchanges.har'}: expected evidence of a run, it cannot be judged again: ${message}`,
      ]),
    ];
  }
}
