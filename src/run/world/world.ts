import {
  type CredentialName,
  credentialKinds,
  documentedKinds,
  foreignCredential,
  madeCredential,
  mainCredential,
} from '../../../spec/credentials.js';
import { resources } from '../../../spec/resources.js';
import type { LentName } from '../../../spec/scheme-credentials.js';
import { syntheticId } from '../../ground/synthetic.js';
import type { Answer } from '../../model/exchange.js';
import { credentialHeaders } from '../../model/experiment/base.js';
import type { Facts } from '../../model/experiment/facts.js';
import { factsFor } from '../../model/experiment/facts-for.js';
import { jsonOf, memberOf, reactionOf, received } from '../../model/experiment/reaction.js';
import { type Errand, errandKey } from '../../model/origin.js';
import type { Secrets } from '../../model/secrets.js';
import type { Places } from '../places.js';
import type { Settings } from '../settings.js';
import { apiHooks, keyPrefix } from './api.js';
import { type Call, neighbourRequest } from './call.js';
import { discoveredLender } from './discovered.js';
import { discover } from './discovery.js';
import { hookedLender, type Owner } from './hooked.js';
import type { Inventory } from './inventory.js';
import type { Lender } from './lender.js';
import { loadedChoice } from './module.js';
import { createSight, type Sight } from './sight.js';
import { staticLender } from './static.js';
import { syntheticLender } from './synthetic.js';

/** What a run is given about the world of its target. */
export interface WorldOptions
  extends Pick<
    Settings,
    | 'contract'
    | 'profile'
    | 'settleMs'
    | 'claims'
    | 'credentials'
    | 'workspaceId'
    | 'otherWorkspaceId'
    | 'lender'
    | 'seed'
    | 'isIncognito'
  > {
  /** Different for every run: keys of what is made must not repeat. */
  readonly nonce: number;
  /** Which experiments leave to others while what was made for them does not show. */
  readonly places: Pick<Places, 'aside'>;
  /** Aborts once nothing is sent any more. */
  readonly signal: AbortSignal;
  /**
   * Told what each credential's own workspace answered. Returns why nothing may be judged, if so; throws to keep the run
   * away from it.
   */
  readonly onWorkspace?: (answer: Answer) => string | undefined;
}

/** On which the lender makes a client session, where none was given. */
export const sessionErrand: Errand = { key: 'client session' };

/** What the target lends. */
export interface World {
  readonly facts: Facts;
  readonly lender: Lender;
  /** Credentials that the target accepted when it was asked for the workspace. */
  readonly provenCredentials: ReadonlySet<CredentialName>;
  /** Why nothing may be judged: what could be changed is not known to be a sandbox. */
  readonly notJudged?: string;
}

/**
 * Asks the target whose credentials these are, decides what is claimed, and prepares the lender. In the profile safe
 * nothing but the workspace of the credentials is asked for.
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
  const answers = new Map<CredentialName, Answer>();
  const own = await workspaceOf(mainCredential);
  if (own.id !== undefined) inventory.locate('home', own.id);
  const workspaceId = options.workspaceId ?? own.id;
  const other = await workspaceOf(foreignCredential);
  if (other.id !== undefined) inventory.locate('other', other.id);
  const otherWorkspaceId = options.otherWorkspaceId ?? other.id;
  for (const { name, needsWorkspace } of credentialKinds) {
    if (needsWorkspace && workspaceId !== undefined) await workspaceOf(name, workspaceId);
  }
  const sight = createSight(call, options.settleMs, options.places, options.signal);
  const notJudged = reasonNotToJudge();
  const { gapOf } = options.lender.kind === 'reference' ? options.lender : {};
  const chosen = notJudged === undefined ? await lenderOf() : syntheticLender(seed);
  const lender = gapOf === undefined ? chosen : { ...chosen, gapOf };
  if (lender.name === 'api' && credentials.has(mainCredential) && !credentials.has(madeCredential)) {
    await lendClientSession(
      apiHooks(call, inventory, seed, sessionErrand, keysOf(options), sight),
      secrets,
      credentials,
    );
  }
  return {
    lender,
    provenCredentials,
    ...(notJudged === undefined ? {} : { notJudged }),
    facts: factsFor({
      profile,
      claims: options.claims,
      lent: credentials,
      workspaceId,
      workspaceDoubt: own.doubt,
      otherWorkspaceId,
      sandbox: own.isSandbox,
    }),
  };

  async function lenderOf(): Promise<Lender> {
    const { contract, lender } = options;
    const isHooked = ['api', 'module', 'module-file', 'reference', 'synthetic'].includes(lender.kind);
    if (!contract.isGiven || profile === 'safe' || isHooked) {
      return chooseLender(options, call, inventory, credentials.has(foreignCredential), sight);
    }
    const facts = factsFor({ profile, claims: options.claims, lent: credentials, workspaceId, sandbox: own.isSandbox });
    return discoveredLender(await discover(contract, facts, call), lender.kind === 'static' ? lender.scenes : [], seed);
  }

  // Without an API key it is the workspace of a person's token that may be changed.
  function reasonNotToJudge(): string | undefined {
    const home = documentedKinds.find(({ name }) => answers.has(name))?.name;
    const other = answers.get(foreignCredential);
    // A key that is refused opens nothing that could be harmed.
    if (other !== undefined && reactionOf(other) === 'accepted') options.onWorkspace?.(other);
    const answer = home === undefined ? undefined : answers.get(home);
    return answer === undefined ? undefined : options.onWorkspace?.(answer);
  }

  async function workspaceOf(
    credential: CredentialName,
    workspace?: string,
  ): Promise<{ readonly id?: string; readonly isSandbox: boolean; readonly doubt?: string }> {
    const { path, member } = resources.workspace.get;
    const isElsewhere = options.contract.isGiven && options.contract.document.paths[path] === undefined;
    if (!credentials.has(credential) || isElsewhere) return { isSandbox: false };
    const { id: idName } = resources.workspace;
    const headers = credentialHeaders(credential, { workspaceId: workspace ?? '' });
    const { answer } = await call({ kind: 'workspace', credential }, neighbourRequest(path, {}, headers));
    answers.set(credential, answer);
    if (reactionOf(answer) !== 'accepted') return { isSandbox: false, doubt: `${received(answer)} from ${path}` };
    const found = memberOf(jsonOf(answer), member);
    const id = memberOf(found, idName);
    if (typeof id !== 'string') return { isSandbox: false, doubt: `no ${idName} from ${path}` };
    provenCredentials.add(credential);
    const isSandbox = memberOf(found, 'is_sandbox');
    return { id, isSandbox: isSandbox === true };
  }
}

// A prefix shows who made something that is left. Anybody's keys have none.
function keysOf({ nonce, isIncognito }: Pick<WorldOptions, 'nonce' | 'isIncognito'>): (what: string) => string {
  return (what) => `${isIncognito ? '' : keyPrefix}${syntheticId(nonce, what)}`;
}

/** Which lender a choice comes to. */
export function lenderKindOf({
  contract,
  lender,
  profile,
}: Pick<WorldOptions, 'contract' | 'lender' | 'profile'>): Lender['name'] {
  if (profile === 'safe') return 'synthetic';
  if (lender.kind === 'auto' && contract.isGiven) return 'discovered';
  if (lender.kind === 'module-file') return 'module';
  return lender.kind === 'auto' ? 'api' : lender.kind;
}

async function chooseLender(
  options: WorldOptions,
  call: Call,
  inventory: Inventory,
  hasOther: boolean,
  sight: Sight,
): Promise<Lender> {
  const { profile, seed } = options;
  const keyOf = keysOf(options);
  const lender = await loadedChoice(options.lender);
  if (profile === 'safe' || lender.kind === 'synthetic') return syntheticLender(seed);
  if (lender.kind === 'static') return staticLender(lender.scenes, seed);
  if (lender.kind === 'reference' || lender.kind === 'module') {
    return hookedLender(lender.kind, (errand, owner) => lender.hooksFor(inventory, errandKey(errand), owner), seed);
  }
  const hooksFor = (errand: Errand, owner: Owner) =>
    owner === 'other' && !hasOther ? undefined : apiHooks(call, inventory, seed, errand, keyOf, sight, owner);
  return hookedLender('api', hooksFor, seed, (id) => inventory.made.some((thing) => thing.id === id));
}

// A target without client sessions is still held to refusing what looks like one.
async function lendClientSession(
  hooks: ReturnType<typeof apiHooks>,
  secrets: Secrets,
  credentials: Set<LentName>,
): Promise<void> {
  try {
    secrets.add(madeCredential, await hooks.createClientSession(await hooks.createUserIdentity()));
    credentials.add(madeCredential);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
