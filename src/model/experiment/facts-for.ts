import type { Claim, ProfileName } from '../../../spec/profiles.js';
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
  readonly otherWorkspaceId?: string | undefined;
  readonly sandbox: boolean;
}): Facts {
  const { profile, claims, lent, workspaceId, otherWorkspaceId, sandbox } = options;
  const credentials = new Set(lent);
  if (workspaceId === undefined) {
    credentials.delete('personal-access-token');
    credentials.delete('console-session-token');
  }
  return {
    profile,
    credentials,
    sandbox,
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
