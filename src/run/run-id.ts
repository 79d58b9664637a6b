import { createHash } from 'node:crypto';
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
