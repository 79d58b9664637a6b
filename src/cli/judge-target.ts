import { referenceTokens } from '../../fixtures/reference/seed.js';
import type { CredentialName } from '../../spec/credentials.js';
import type { RunOptions } from '../run/run.js';
import type { LenderChoice } from '../run/world/world.js';
import type { Settings } from './settings/settings.js';

/** A target that is ready to be judged. */
export interface OpenTarget {
  readonly options: Pick<RunOptions, 'destination' | 'credentials' | 'lender'>;
  readonly close: () => Promise<void>;
}

/** The credentials of the reference implementation, all of them. */
export const embeddedCredentials: ReadonlyMap<CredentialName, string> = referenceTokens();

/** The reference implementation on a port of the loopback interface, with everything that it can lend. */
export async function openReference(): Promise<OpenTarget> {
  // Only who judges the reference pays for loading it.
  const { createReference } = await import('../../fixtures/reference/reference.js');
  const { referenceLender } = await import('../../fixtures/reference/lender.js');
  const { listen } = await import('../../fixtures/serve.js');
  const reference = await createReference();
  const { url, close } = await listen(reference.handle);
  return {
    options: {
      destination: url,
      credentials: embeddedCredentials,
      lender: referenceLender(reference),
    },
    close,
  };
}

/** The target that the settings name. */
export async function openNamed(settings: Settings, url: string): Promise<OpenTarget> {
  return {
    options: { destination: url, credentials: settings.credentials, lender: await lenderOf(settings) },
    close: async () => undefined,
  };
}

async function lenderOf({ lender, scenes, module }: Settings): Promise<LenderChoice> {
  if (lender === 'static') return { kind: 'static', scenes };
  if (lender === 'module')
    return { kind: 'module', hooksFor: await (await import('../run/world/module.js')).loadLender(module ?? '') };
  return { kind: lender };
}
