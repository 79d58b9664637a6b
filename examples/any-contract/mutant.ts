import type { RequirementId } from '../../spec/requirements/servers/index.js';
import type { Manners } from './library.js';

/** The library, broken in one way. */
export interface LibraryMutant {
  readonly id: string;
  readonly requirement: RequirementId;
  readonly title: string;
  /** The only operations that it is judged by. */
  readonly operations: readonly string[];
  readonly overlaps?: Readonly<Partial<Record<RequirementId, string>>>;
  readonly manners: Manners;
}

type Depth = 'top' | 'items' | 'nested';

/** A library that checks by schemas without some of their keywords, at some depths. */
export const without = (words: readonly string[], ...depths: readonly Depth[]): Manners => ({
  loosen: (node, depth) =>
    depths.includes(depth) && node.isBody !== true
      ? Object.fromEntries(Object.entries(node).filter(([word]) => !words.includes(word)))
      : node,
});
