import { present } from '../ground/present.js';
import { acceptedCall, notCarriedOut } from '../judge/servers/carried-out.js';
import type { Exchange } from '../model/exchange.js';
import type { Experiment } from '../model/experiment/experiment.js';
import type { Loan } from '../model/experiment/lending.js';
import { idsOnStage } from '../model/experiment/scene.js';
import { eyesOf } from './eyes.js';
import type { Manner } from './manner.js';
import type { Acted } from './run-scenario.js';
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
  if (accepted === undefined || all.length === 0) return { loan: Promise.resolve(loan) };
  const { scene } = accepted;
  const { look, observed } = eyesOf(experiment, lender, call, sent, looking);
  const seenSoFar = (): Loan => ({ ...loan, ...present({ observed }) });
  const own = { experiment: experiment.id, operation: experiment.operation.id, phase: 'after' } as const;
  const wait = { ...own, since: Date.now() };
  let isCut = false;
  await look(scene, 'after', all);
  return { loan: ended() };

  async function ended(): Promise<Loan> {
    await shown();
    if (await patience.outlast({ ...wait, facets: all })) {
      await look(scene, 'after', all);
      await shown();
    }
    return { ...seenSoFar(), ...(isCut ? { isCut } : {}) };
  }

  async function shown(): Promise<void> {
    for (let looks = 1; ; looks += 1) {
      const facets = notCarriedOut(experiment, seenSoFar(), sent);
      if (facets.length === 0) return patience.shown({ ...wait, looks });
      if (!(await patience.again({ ...wait, facets, looks, for: 'change' }))) {
        isCut ||= patience.isOver();
        return;
      }
      await look(scene, 'after', facets);
    }
  }
}
