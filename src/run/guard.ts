import type { ProfileName } from '../../spec/profiles.js';
import { UsageError } from '../ground/usage-error.js';
import { readContract } from '../model/contract/contract.js';

/**
 * Keeps a run that changes things away from where people work. Throws a UsageError for a production host, or a
 * workspace that says it is no sandbox, unless exactly that host is acknowledged.
 */
export function guard(
  profile: ProfileName,
  url: string,
  {
    isSandbox,
    acknowledgedHost,
  }: { readonly isSandbox: boolean | undefined; readonly acknowledgedHost?: string | undefined },
): void {
  if (profile === 'safe') return;
  const { host } = new URL(url);
  if (host === acknowledgedHost) return;
  const advice = `Use --profile safe, which changes nothing, or pass --acknowledge-host ${host} if it may really be changed.`;
  if (productionHosts().includes(host)) {
    throw new UsageError(
      `${host} is a production service, and the profile ${profile} makes and deletes things`,
      advice,
    );
  }
  if (isSandbox === false) {
    throw new UsageError(
      `the workspace at ${host} is no sandbox, and the profile ${profile} makes and deletes things`,
      advice,
    );
  }
}

function productionHosts(): readonly string[] {
  return (readContract().document.servers ?? []).map(({ url }) => new URL(url).host);
}
