import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handle } from '../../fixtures/handle.js';
import { clientOf } from '../../fixtures/mutant-clients/index.js';
import { referenceHooks } from '../../fixtures/reference/lender.js';
import { createReference } from '../../fixtures/reference/reference.js';
import { referenceCredentials } from '../../fixtures/reference/seed.js';
import { listener } from '../../fixtures/serve.js';
import type { CredentialName } from '../../spec/credentials.js';
import type { ProfileName } from '../../spec/profiles.js';
import type { BundleFiles } from '../bundle/bundle-file.js';
import { reportOn } from '../bundle/from-run.js';
import { openBundle, readFiles } from '../bundle/read-bundle.js';
import { toWorldRecord } from '../bundle/world-record.js';
import { runSdk, type SdkOptions } from '../clients/run-sdk.js';
import { type Contract, readContract } from '../model/contract/contract.js';
import { createSecrets } from '../model/secrets.js';
import { writeClientBundle } from '../report/write-client-bundle.js';
import { writeRendered } from '../report/write-rendered.js';
import { type RunOptions, run } from '../run/run.js';
import { issue } from './certify.js';
import { keySigner } from './signer.js';

/** The contract reduced to one operation, so that runs are short. */
export function contractOf(operationId: string): Contract {
  const contract = readContract();
  return {
    ...contract,
    operations: contract.operations.filter(({ id }) => id === operationId),
    alternates: contract.alternates.filter(({ id }) => id === operationId),
  };
}

/** Judges the reference, or what `around` makes of it, and writes a bundle. */
export async function sampleBundle(options: {
  readonly contract: Contract;
  readonly profile: ProfileName;
  readonly lender: 'reference' | 'api';
  readonly around?: (handle: Handle) => Handle;
  readonly run?: Partial<RunOptions>;
}): Promise<{ readonly folder: string; readonly files: BundleFiles }> {
  const reference = await createReference();
  const { around = (same: Handle) => same } = options;
  const credentials = new Map<CredentialName, string>([
    ['api-key', referenceCredentials.apiKey],
    ['other-api-key', referenceCredentials.otherApiKey],
    ['personal-access-token', referenceCredentials.personalAccessToken],
    ['console-session-token', referenceCredentials.consoleSessionToken],
  ]);
  const result = await run({
    destination: listener(around(reference.handle)),
    contract: options.contract,
    profile: options.profile,
    seed: 7,
    challenge: 'blue heron',
    credentials,
    lender:
      options.lender === 'api'
        ? { kind: 'api' }
        : { kind: 'reference', hooksFor: (inventory, key, owner) => referenceHooks(reference, inventory, key, owner) },
    ...options.run,
  });
  const folder = await mkdtemp(join(tmpdir(), 'seam-conformance-bundle-'));
  await writeRendered(
    folder,
    {
      report: reportOn(result, { profile: options.profile, seed: result.seed, concurrency: 8 }),
      exchanges: result.exchanges,
      world: toWorldRecord(result.lender, result.facts, result.provenCredentials, result.loans),
    },
    createSecrets(credentials).redact,
  );
  return { folder, files: await readFiles(folder) };
}

/** A certificate on a bundle, and the key to verify it with. */
export function certificateOn(
  files: BundleFiles,
  now: number,
): { readonly text: string; readonly publicKey: KeyObject } {
  const { bundle } = openBundle(files);
  if (!bundle) throw new Error('expected a bundle');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { text: JSON.stringify(issue(bundle, keySigner(privateKey), { now, days: 90 })), publicKey };
}

/** Judges a client of this process, the conforming one unless another is given, and writes a bundle. */
export async function sampleClientBundle(
  options: Partial<SdkOptions> = {},
): Promise<{ readonly folder: string; readonly files: BundleFiles }> {
  const folder = await mkdtemp(join(tmpdir(), 'seam-conformance-client-bundle-'));
  await writeClientBundle(
    folder,
    await runSdk({ driver: clientOf('canonical'), seed: 7, challenge: 'blue heron', ...options }),
  );
  return { folder, files: await readFiles(folder) };
}
