import { referenceTokens } from '../../fixtures/reference/seed.js';
import type { CredentialName } from '../../spec/credentials.js';
import { UsageError } from '../ground/usage-error.js';
import type { Settings } from '../run/settings.js';
import { loadedChoice } from '../run/world/module.js';
import type { CommandSettings } from './settings/settings.js';

/** A target that is ready to be judged, and the settings for it. */
export interface ReadyTarget {
  readonly destination: string;
  readonly settings: Settings;
  readonly close: () => Promise<void>;
}

/** The credentials of the reference implementation, all of them. */
export const embeddedCredentials: ReadonlyMap<CredentialName, string> = referenceTokens();

/** The settings for the reference, which lends everything itself. */
export function forReference(settings: Settings): Settings {
  return { ...settings, credentials: embeddedCredentials, lender: { kind: 'reference', hooksFor: () => undefined } };
}

/** The reference implementation on a port of the loopback interface, with everything that it can lend. */
export async function openReference(settings: Settings): Promise<ReadyTarget> {
  // Only who judges the reference pays for loading it.
  const { createReference } = await import('../../fixtures/reference/reference.js');
  const { referenceLender } = await import('../../fixtures/reference/lender.js');
  const { listen } = await import('../../fixtures/serve.js');
  const reference = await createReference();
  const { url, close } = await listen(reference.handle);
  return { destination: url, settings: { ...forReference(settings), lender: referenceLender(reference) }, close };
}

/** The target that a command names, with the module of its lender loaded. */
export async function openNamed({ run, url }: CommandSettings): Promise<ReadyTarget> {
  return {
    destination: namedUrl(url),
    settings: { ...run, lender: await loadedChoice(run.lender) },
    close: async () => undefined,
  };
}

/** The URL of the target. Throws a UsageError where nobody named one: the reference is never judged unasked. */
function namedUrl(url: string | undefined): string {
  if (url !== undefined) return url;
  throw new UsageError(
    'no target is named',
    'Give a URL, set SEAM_ENDPOINT, or pass --reference to judge the embedded reference implementation.',
  );
}
