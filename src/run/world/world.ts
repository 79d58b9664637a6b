import type { Claim, ProfileName } from '../../../spec/profiles.js';
import type { BaseCredential } from '../../model/contract/operation.js';
import { credentialHeaders } from '../../model/experiment/base.js';
import type { Facts } from '../../model/experiment/facts.js';
import { factsFor } from '../../model/experiment/facts-for.js';
import { jsonOf, memberOf, reactionOf } from '../../model/experiment/reaction.js';
import type { CredentialName } from '../../model/experiment/request.js';
import { type Errand, errandKey } from '../../model/origin.js';
import type { Secrets } from '../../model/secrets.js';
import { apiHooks } from './api.js';
import { type Call, neighbourRequest } from './call.js';
import { hookedLender, type Owner } from './hooked.js';
import type { Hooks } from './hooks.js';
import type { Inventory } from './inventory.js';
import type { Lender } from './lender.js';
import { type StaticScene, staticLender } from './static.js';
import { syntheticLender } from './synthetic.js';

/** How resources are obtained. `auto` is synthetic in the profile safe and the target's API beyond it. */
export type LenderChoice =
  | { readonly kind: 'auto' | 'synthetic' | 'api' }
  | { readonly kind: 'static'; readonly scenes: readonly StaticScene[] }
  | { readonly kind: 'module'; readonly hooksFor: HooksFor }
  | { readonly kind: 'reference'; readonly hooksFor: HooksFor; readonly gapOf?: Lender['gapOf'] };

type HooksFor = (inventory: Inventory, key: string, owner: Owner) => Hooks | undefined;

/** What a run is given about the world of its target. */
export interface WorldOptions {
  readonly profile: ProfileName;
  /** Claims made or withdrawn; the others follow from the profile and from what is lent. */
  readonly claims: Readonly<Partial<Record<Claim, boolean>>>;
  readonly credentials: ReadonlyMap<CredentialName, string>;
  readonly workspaceId?: string;
  readonly otherWorkspaceId?: string;
  readonly lender: LenderChoice;
  readonly seed: number;
  /** Different for every run: keys of what is made must not repeat. */
  readonly nonce: number;
  /** Told whether the workspace of the API key says that it is a sandbox; throws to keep the run away from it. */
  readonly onSandbox?: (isSandbox: boolean | undefined) => void;
}

/** On which the lender makes a client session, where none was given. */
export const sessionErrand: Errand = { key: 'client session' };

/** What the target lends. */
export interface World {
  readonly facts: Facts;
  readonly lender: Lender;
  /** Credentials that the target accepted when it was asked for the workspace. */
  readonly provenCredentials: ReadonlySet<CredentialName>;
}

/**
 * Asks the target whose credentials these are, decides what is claimed, and prepares the lender. In the profile safe
 * nothing but `/workspaces/get` is called.
 */
export async function openWorld(
  options: WorldOptions,
  call: Call,
  inventory: Inventory,
  secrets: Secrets,
): Promise<World> {
  const { profile, seed } = options;
  const credentials = new Set(options.credentials.keys());
  const provenCredentials = new Set<CredentialName>();
  const own = await workspaceOf('api-key');
  const workspaceId = options.workspaceId ?? own.id;
  const other = await workspaceOf('other-api-key');
  const otherWorkspaceId = options.otherWorkspaceId ?? other.id;
  for (const credential of ['personal-access-token', 'console-session-token'] as const) {
    if (workspaceId !== undefined) await workspaceOf(credential, workspaceId);
  }
  const { gapOf } = options.lender.kind === 'reference' ? options.lender : {};
  const chosen = chooseLender(options, call, inventory, credentials.has('other-api-key'));
  const lender = gapOf === undefined ? chosen : { ...chosen, gapOf };
  if (lender.name === 'api' && credentials.has('api-key') && !credentials.has('client-session-token')) {
    await lendClientSession(apiHooks(call, inventory, seed, sessionErrand, options.nonce), secrets, credentials);
  }
  return {
    lender,
    provenCredentials,
    facts: factsFor({
      profile,
      claims: options.claims,
      lent: credentials,
      workspaceId,
      otherWorkspaceId,
      sandbox: own.isSandbox,
    }),
  };

  async function workspaceOf(
    credential: BaseCredential | 'other-api-key',
    workspace?: string,
  ): Promise<{ readonly id?: string; readonly isSandbox: boolean }> {
    if (!credentials.has(credential)) return { isSandbox: false };
    const headers =
      credential === 'other-api-key'
        ? { authorization: 'Bearer {{other-api-key}}' }
        : credentialHeaders(credential, { workspaceId: workspace ?? '' } as Facts);
    const { answer } = await call({ kind: 'workspace', credential }, neighbourRequest('/workspaces/get', {}, headers));
    if (reactionOf(answer) !== 'accepted') return { isSandbox: false };
    const found = memberOf(jsonOf(answer), 'workspace');
    const id = memberOf(found, 'workspace_id');
    if (typeof id !== 'string') return { isSandbox: false };
    provenCredentials.add(credential);
    const isSandbox = memberOf(found, 'is_sandbox');
    options.onSandbox?.(typeof isSandbox === 'boolean' ? isSandbox : undefined);
    return { id, isSandbox: isSandbox === true };
  }
}

function chooseLender(
  { lender, profile, seed, nonce }: WorldOptions,
  call: Call,
  inventory: Inventory,
  hasOther: boolean,
): Lender {
  if (profile === 'safe' || lender.kind === 'synthetic') return syntheticLender(seed);
  if (lender.kind === 'static') return staticLender(lender.scenes, seed);
  if (lender.kind === 'reference' || lender.kind === 'module') {
    return hookedLender(lender.kind, (errand, owner) => lender.hooksFor(inventory, errandKey(errand), owner), seed);
  }
  const hooksFor = (errand: Errand, owner: Owner) =>
    owner === 'other' && !hasOther ? undefined : apiHooks(call, inventory, seed, errand, nonce, owner);
  return hookedLender('api', hooksFor, seed);
}

// A target without client sessions is still held to refusing what looks like one.
async function lendClientSession(
  hooks: ReturnType<typeof apiHooks>,
  secrets: Secrets,
  credentials: Set<CredentialName>,
): Promise<void> {
  try {
    secrets.add('client-session-token', await hooks.createClientSession(await hooks.createUserIdentity()));
    credentials.add('client-session-token');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
