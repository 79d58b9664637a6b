import type { ProfileName } from '../../spec/profiles.js';
import { isLoopback } from '../ground/loopback.js';
import { UsageError } from '../ground/usage-error.js';
import { environmentOf } from '../judge/environment.js';
import type { Contract } from '../model/contract/contract.js';
import { readDocument } from '../model/contract/document.js';
import type { Answer } from '../model/exchange.js';
import { jsonOf, memberOf, reactionOf, received, statusOf } from '../model/experiment/reaction.js';
import { keptBackText } from './kept-back.js';

/** What a run may change. */
export interface Guarded {
  readonly profile: ProfileName;
  readonly url: string;
  /** The host, with its port, that may be changed whatever is known of it. */
  readonly acknowledgedHost?: string | undefined;
}

/**
 * Keeps a run that changes things away from where people work. Throws a UsageError for the host of the production
 * service, in any case, with a final dot and at any port, unless exactly that host is acknowledged.
 */
export function guardHost(guarded: Guarded, contract: Contract): void {
  const { profile, url } = guarded;
  if (profile === 'safe' || isAcknowledged(guarded)) return;
  const hostname = plainHost(new URL(url).hostname);
  const production = productionHosts(contract);
  if (!production.includes(hostname)) return;
  throw new UsageError(
    `${new URL(url).host} is a production service, and the profile ${profile} makes and deletes things`,
    adviceFor(url),
  );
}

/**
 * Keeps a run that changes things away from a workspace that does not say that it is a sandbox. Resolves to a sentence
 * where the workspace could not be asked, so that nothing may be judged beyond `safe`; throws a UsageError where it was
 * asked and is no sandbox, or the target does not tell.
 */
export function guardWorkspace(guarded: Guarded, answer: Answer): string | undefined {
  const { profile, url } = guarded;
  if (profile === 'safe' || isAcknowledged(guarded)) return undefined;
  const { host } = new URL(url);
  if (environmentOf(answer) !== undefined) {
    return `the workspace could not be asked whether it is a sandbox: ${keptBackText(answer) ?? received(answer)}`;
  }
  if ([401, 403].includes(statusOf(answer))) {
    return `the target refused the credentials when it was asked for their workspace: ${received(answer)}`;
  }
  const isSandbox =
    reactionOf(answer) === 'accepted' ? memberOf(memberOf(jsonOf(answer), 'workspace'), 'is_sandbox') : undefined;
  if (isSandbox === true) return undefined;
  throw new UsageError(
    isSandbox === false
      ? `the workspace at ${host} is no sandbox, and the profile ${profile} makes and deletes things`
      : `nothing shows that the workspace at ${host} is a sandbox (/workspaces/get: ${received(answer)}), and the profile ${profile} makes and deletes things`,
    adviceFor(url),
  );
}

function isAcknowledged({ url, acknowledgedHost }: Guarded): boolean {
  return acknowledgedHost !== undefined && plainHost(new URL(url).host) === plainHost(acknowledgedHost);
}

// A document of others may list the very machine that it is tried on, or a place relative to its own.
function productionHosts({ document }: Contract): readonly string[] {
  return [...(document.servers ?? []), ...(readDocument().servers ?? [])].flatMap(({ url }) => {
    if (!URL.canParse(url)) return [];
    const { hostname } = new URL(url);
    return isLoopback(hostname) ? [] : [plainHost(hostname)];
  });
}

/** A host as it is compared: names have no case, and final dots change nothing. */
function plainHost(host: string): string {
  return host.toLowerCase().replace(/\.+(?=:\d+$|$)/, '');
}

function adviceFor(url: string): string {
  const { host } = new URL(url);
  return `Use --profile safe, which changes nothing, or pass --acknowledge-host ${host} if it may really be changed.`;
}
