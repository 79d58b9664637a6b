import { createHash, randomBytes } from 'node:crypto';
import { suiteVersion } from '../ground/package-root.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import type { Settings } from './settings.js';

/** Names a run by what its requests follow from, so that anybody can tell whether evidence belongs to it. */
export function runIdOf({
  contract,
  profile,
  seed,
  challenge = '',
  requirements,
}: Pick<Settings, 'contract' | 'profile' | 'seed' | 'challenge' | 'requirements'>): string {
  const text = [suiteVersion, contract.digest, requirementSet(requirements).id, profile, seed, challenge].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

const ownPart = /-[0-9a-f]{8}$/;

/** The id of a run with a part of its own, which tells it apart from others with the same settings. */
export function ownRunId(runId: string): string {
  return `${runId}-${randomBytes(4).toString('hex')}`;
}

/** The id that a run shares with others of the same settings. */
export function sharedRunId(own: string): string {
  return own.replace(ownPart, '');
}
