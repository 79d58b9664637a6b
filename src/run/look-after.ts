import { present } from '../ground/present.js';
import { acceptedCall, notCarriedOut } from '../judge/servers/carried-out.js';
import type { Exchange } from '../model/exchange.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Facet } from '../model/experiment/facet.js';
import type { Loan } from '../model/experiment/lending.js';
import { idsOnStage } from '../model/experiment/scene.js';
import { type Acted, acted } from './acted.js';
import { eyesOf } from './eyes.js';
import { lookTwice } from './look-until.js';
import type { Manner } from './manner.js';
import type { Call } from './world/call.js';
import type { Lender } from './world/lender.js';

/**
 * Looks whether the valid call of an experiment was carried out, where it was accepted, until it shows or there is no more
 * patience. Whoever only waits holds nobody up.
 * @param sent by step; told of the looks.
 */
export async function lookAfter(
  experiment: Experiment,
  loan: Loan,
  lender: Lender,
  call: Call,
  { patience, looking }: Manner,
  sent: Map<string, Exchange>,
): Promise<Acted> {
  const isAsked = experiment.cases.some(({ expect }) => expect.kind === 'carried-out');
  const accepted = isAsked ? acceptedCall(experiment, loan, sent) : undefined;
  const ids = accepted && idsOnStage(accepted.scene);
  const all = (experiment.facets ?? []).filter(({ subject }) => ids?.[subject] !== undefined);
  if (accepted === undefined || all.length === 0) return acted(loan);
  const { scene } = accepted;
  const { look, observed } = eyesOf(experiment, lender, call, sent, looking);
  const seenSoFar = (): Loan => ({ ...loan, ...present({ observed }) });
  const own = { experiment: experiment.id, operation: experiment.operation.id, phase: 'after' } as const;
  const wait = { ...own, since: Date.now() };
  const lookAgain = (facets: readonly Facet[]) => look(scene, 'after', facets);
  const left = () => {
    const facets = notCarriedOut(experiment, seenSoFar(), sent);
    return { facets, for: 'change', hasShown: facets.length === 0 } as const;
  };
  await lookAgain(all);
  return { lent: seenSoFar(), loan: ended() };

  async function ended(): Promise<Loan> {
    const isCut = await lookTwice({ patience, wait, look: lookAgain, left }, all);
    return { ...seenSoFar(), ...(isCut ? { isCut } : {}) };
  }
}
