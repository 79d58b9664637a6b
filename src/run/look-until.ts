import type { Facet } from '../model/experiment/facet.js';
import type { Patience, Wait } from './patience.js';

/** How the state is looked at until it is what it is to be. */
export interface Looking {
  readonly patience: Patience;
  readonly wait: Omit<Wait, 'facets' | 'looks' | 'for'>;
  readonly look: (facets: readonly Facet[]) => Promise<void>;
  /** What is still to be looked at. */
  readonly left: (round: 'first' | 'second') => Left;
}

/** What is still to be looked at, and for what; nothing where the state is what it is to be. */
export interface Left extends Pick<Wait, 'for'> {
  readonly facets: readonly Facet[];
  /** Whether what was looked for has shown, of which the patience is told once a round. */
  readonly hasShown?: boolean;
}

/**
 * Looks until nothing is left to be looked at or there is no more patience, and resolves to whether that is because the run
 * is over.
 */
export async function lookUntil(
  { patience, wait, look, left }: Looking,
  round: 'first' | 'second' = 'first',
): Promise<boolean> {
  let isNews = true;
  for (let looks = 1; ; looks += 1) {
    const { facets, for: reason, hasShown = false } = left(round);
    if (hasShown && isNews) patience.shown({ ...wait, looks });
    isNews &&= !hasShown;
    if (facets.length === 0) {
      patience.done(wait);
      return false;
    }
    if (!(await patience.again({ ...wait, facets, looks, for: reason }))) return patience.isOver();
    await look(facets);
  }
}

/**
 * The same, and once more at everything where something was late so far: what was seen before a change has shown says
 * nothing of what else the call has done.
 */
export async function lookTwice(looking: Looking, all: readonly Facet[]): Promise<boolean> {
  const { patience, wait, look } = looking;
  const isCut = await lookUntil(looking);
  if (!(await patience.outlast({ ...wait, facets: all }))) return isCut;
  await look(all);
  return (await lookUntil(looking, 'second')) || isCut;
}
