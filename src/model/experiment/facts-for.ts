import { type CredentialName, credentialKinds, workspaceHeader } from '../../../spec/credentials.js';
import { type Claim, type ProfileName, profileIncludes } from '../../../spec/profiles.js';
import type { LentName } from '../../../spec/scheme-credentials.js';
import type { Mismatch } from '../finding.js';
import type { Facts } from './facts.js';

/**
 * The facts of a world: which claims are made by default, and which credentials can be used. A token of a person says
 * nothing without a workspace, so without one it counts as not lent.
 */
export function factsFor(options: {
  readonly profile: ProfileName;
  readonly claims: Readonly<Partial<Record<Claim, boolean>>>;
  readonly lent: ReadonlySet<LentName>;
  readonly workspaceId?: string | undefined;
  /** Why the workspace is not known, where it was asked for. */
  readonly workspaceDoubt?: string | undefined;
  readonly otherWorkspaceId?: string | undefined;
  readonly sandbox: boolean;
}): Facts {
  const { profile, claims, lent, workspaceId, otherWorkspaceId, sandbox } = options;
  const credentials = new Set(lent);
  const unusable: Partial<Record<CredentialName, Mismatch>> = {};
  for (const { name, needsWorkspace } of credentialKinds) {
    if (!needsWorkspace || workspaceId !== undefined || !lent.has(name)) continue;
    credentials.delete(name);
    const doubt = options.workspaceDoubt ?? 'none, as there is no API key to ask with';
    unusable[name] = {
      where: name.replaceAll('-', ' '),
      expected: 'its workspace to be known',
      received: doubt,
      note: `set ${workspaceHeader.variable}`,
    };
  }
  const isClaimed = ({ name, claim }: (typeof credentialKinds)[number]) =>
    (claim?.from !== undefined && profileIncludes(profile, claim.from)) ||
    (claim?.isMadeByLending === true && lent.has(name));
  const ofCredentials = credentialKinds.flatMap((kind) =>
    kind.claim === undefined ? [] : [[kind.claim.name, isClaimed(kind)]],
  );
  return {
    profile,
    credentials,
    sandbox,
    ...(Object.keys(unusable).length === 0 ? {} : { unusable }),
    claims: { ...Object.fromEntries(ofCredentials), alternates: false, ...claims },
    ...(workspaceId === undefined ? {} : { workspaceId }),
    ...(otherWorkspaceId === undefined ? {} : { otherWorkspaceId }),
  };
}
