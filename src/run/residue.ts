import { isUnknownResource, reactionOf } from '../experiment/reaction.js';
import type { Inventory } from '../world/api.js';
import { neighbourRequest } from '../world/call.js';
import type { Owner } from '../world/hooked.js';
import type { Recorder } from './recorder.js';

/** What a run made at the target, and what of it is still there. */
export interface Residue {
  readonly created: number;
  readonly removed: number;
  /** As `<kind> <id>`. */
  readonly left: readonly string[];
}

/** One thing that a run made. */
export interface Made {
  readonly kind: 'user_identity' | 'acs_user';
  readonly id: string;
  readonly owner: Owner;
}

const removal = {
  user_identity: { path: '/user_identities/delete', parameter: 'user_identity_id' },
  acs_user: { path: '/acs/users/delete', parameter: 'acs_user_id' },
} as const;

/** An inventory that can be read back, in the order of making. */
export function createInventory(): Inventory & { readonly made: readonly Made[] } {
  const made: Made[] = [];
  return { made, add: (kind, id, owner) => made.push({ kind, id, owner }) };
}

/** Removes what a run made, users before the identities they belong to. Gone already counts as removed. */
export async function tidy({ made }: { readonly made: readonly Made[] }, recorder: Recorder): Promise<Residue> {
  const left: string[] = [];
  for (const { kind, id, owner } of [...made].reverse()) {
    const { path, parameter } = removal[kind];
    const headers = { authorization: owner === 'home' ? 'Bearer {{api-key}}' : 'Bearer {{other-api-key}}' };
    const request = neighbourRequest(path, { [parameter]: id }, headers);
    const { answer } = await recorder.call('world', `remove ${kind}`, request);
    const isGone = reactionOf(answer) === 'accepted' || isUnknownResource(answer);
    if (!isGone) left.push(`${kind} ${id}`);
  }
  return { created: made.length, removed: made.length - left.length, left };
}
