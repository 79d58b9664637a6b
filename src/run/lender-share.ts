import { shareOf } from './selection.js';
import type { Settings } from './settings.js';
import type { LenderChoice } from './world/lender-choice.js';

/** The lender of a run, with its share of the scenes: shards run side by side, and a scene can be used up once. */
export function lenderShare({ lender, selection }: Settings): LenderChoice {
  return lender.kind === 'static' ? { ...lender, scenes: shareOf(lender.scenes, selection?.shard) } : lender;
}
