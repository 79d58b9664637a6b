import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle, readFiles } from '../../src/bundle/read-bundle.js';
import { problemsOf } from '../../src/certificate/verification.js';
import { clientChecks } from '../../src/certificate/verify-client.js';
import type { SdkResult } from '../../src/clients/run-sdk.js';
import { packageRoot } from '../../src/ground/package-root.js';
import { readContract } from '../../src/model/contract/contract.js';
import { requirementSet } from '../../src/model/requirement-set/requirement-set.js';

/** What the page shows of a run. */
export type PublishedRun = Pick<SdkResult, 'report' | 'exchanges' | 'record'>;

/** Where the bundle of a published client is written. */
export function bundleFolder(name: string): string {
  return join(packageRoot, 'node_modules', '.cache', 'seam-conformance', 'bundles', name);
}

/** A run from its bundle, where the installed suite would make the same calls and come to the same verdicts. */
export async function keptRun(folder: string): Promise<PublishedRun | undefined> {
  if (!existsSync(folder)) return undefined;
  const { bundle } = openBundle(await readFiles(folder));
  if (bundle?.kind !== 'client' || bundle.report.requirementSet !== requirementSet().id) return undefined;
  return problemsOf(clientChecks(bundle, readContract())).length === 0 ? bundle : undefined;
}
