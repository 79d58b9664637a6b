import type { Claim, ProfileName } from '../../../spec/profiles.js';
import type { Mismatch } from '../finding.js';
import type { Facts } from './facts.js';
import type { CredentialName } from './request.js';

/**
 * The facts of a world: which claims are made by default, and which credentials can be used. A token of a person says
 * nothing without a workspace, so without one it counts as not lent.
 */
export function factsFor(options: {
  readonly profile: ProfileName;
  readonly claims: Readonly<Partial<Record<Claim, boolean>>>;
  readonly lent: ReadonlySet<CredentialName>;
  readonly workspaceId?: string | undefined;
  /** Why the workspace is not known, where it was asked for. */
  readonly workspaceDoubt?: string | undefined;
  readonly otherWorkspaceId?: string | undefined;
  readonly sandbox: boolean;
}): Facts {
  const { profile, claims, lent, workspaceId, otherWorkspaceId, sandbox } = options;
  const credentials = new Set(lent);
  const unusable: Partial<Record<CredentialName, Mismatch>> = {};
  for (const name of ['personal-access-token', 'console-session-token'] as const) {
    if (workspaceId !== undefined || !lent.has(name)) continue;
    credentials.delete(name);
    const doubt = options.workspaceDoubt ?? 'none, as there is no API key to ask with';
    unusable[name] = {
      where: name.replaceAll('-', ' '),
      expected: 'its workspace to be known',
      received: doubt,
      note: 'set SEAM_WORKSPACE_ID',
    };
  }
  return {
    profile,
    credentials,
    sandbox,
    ...(Object.keys(unusable).length === 0 ? {} : { unusable }),
    claims: {
      personalAccessToken: claims.personalAccessToken ?? (profile !== 'safe' || lent.has('personal-access-token')),
      consoleSession: claims.consoleSession ?? lent.has('console-session-token'),
      alternates: claims.alternates ?? false,
      isolation: claims.isolation ?? profile === 'full',
    },
    ...(workspaceId === undefined ? {} : { workspaceId }),
    ...(otherWorkspaceId === undefined ? {} : { otherWorkspaceId }),
  };
}
