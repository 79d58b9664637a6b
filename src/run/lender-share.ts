import type { RunOptions } from './run.js';
import { shareOf } from './selection.js';
import type { LenderChoice } from './world/world.js';

/** The lender of a run, with its share of the scenes: shards run side by side, and a scene can be used up once. */
export function lenderShare({ lender = { kind: 'auto' }, selection }: RunOptions): LenderChoice {
  return lender.kind === 'static' ? { ...lender, scenes: shareOf(lender.scenes, selection?.shard) } : lender;
}
