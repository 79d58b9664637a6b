import { createHash } from 'node:crypto';
import { suiteVersion } from '../ground/package-root.js';
import { documentDigest } from '../model/contract/document.js';
import { requirementSet } from '../model/requirement-set/requirement-set.js';
import type { RunOptions } from './run.js';

/** Names a run by what its requests follow from, so that anybody can tell whether evidence belongs to it. */
export function runIdOf({
  profile,
  seed,
  challenge = '',
  requirements,
}: Pick<RunOptions, 'profile' | 'seed' | 'challenge' | 'requirements'>): string {
  const text = [suiteVersion, documentDigest(), requirementSet(requirements).id, profile, seed, challenge].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
