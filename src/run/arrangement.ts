import { unarrangedOn } from '../judge/servers/state.js';
import type { Exchange } from '../model/exchange.js';
import type { Facet, Stage } from '../model/experiment/facet.js';
import type { Loan } from '../model/experiment/lending.js';
import { lookUntil } from './look-until.js';
import type { Patience, Wait } from './patience.js';

/**
 * Looks at what a lender has just put on a stage until it shows, or there is no more patience: it may take as long as what
 * calls change.
 */
export async function arrangementShown(
  { experiment, operation }: Pick<Wait, 'experiment' | 'operation'>,
  stage: Stage,
  own: readonly Facet[],
  patience: Patience,
  look: (facets: readonly Facet[]) => Promise<void>,
  seenSoFar: () => { readonly loan: Loan; readonly sent: ReadonlyMap<string, Exchange> },
): Promise<void> {
  const wait = { experiment, operation, phase: 'before', since: Date.now() } as const;
  await look(own);
  const left = () => {
    const { loan, sent } = seenSoFar();
    const facets = unarrangedOn(stage, own, loan, sent);
    return { facets, for: 'arrangement', hasShown: facets.length === 0 } as const;
  };
  await lookUntil({ patience, wait, look, left });
  if (await patience.outlast({ ...wait, facets: own })) await look(own);
}
