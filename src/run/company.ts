import { stageParts } from '../../spec/stage.js';
import { grouped } from '../ground/grouped.js';
import { present } from '../ground/present.js';
import { compare, facetsOn } from '../judge/servers/state.js';
import type { Exchange } from '../model/exchange.js';
import { companyId } from '../model/experiment/again.js';
import type { Experiment } from '../model/experiment/experiment.js';
import { type Facet, isOfCompany, type Stage } from '../model/experiment/facet.js';
import { type Loan, lendingOf } from '../model/experiment/lending.js';
import type { Scene } from '../model/experiment/scene.js';
import { arrangementShown } from './arrangement.js';
import { eyesOf } from './eyes.js';
import { type Left, lookTwice } from './look-until.js';
import type { Manner } from './manner.js';
import type { Call } from './world/call.js';
import type { Lender } from './world/lender.js';

/**
 * Those on the stages of several scenarios at once whom no call of theirs may change: they are arranged once, and looked
 * at once before all of these scenarios and once after. Which of them is to blame for what they lose, only a second
 * attempt tells, which is sent alone and has no company.
 */
export interface Company {
  readonly id: string;
  readonly scene: Scene;
  /** Looks at them for the last time, once the last scenario is over. */
  readonly part: () => Promise<Loan>;
}

/** The scenarios that can be in one company: about one operation and one concern, on stages that are alike. */
export function companies(scenarios: readonly Experiment[]): readonly (readonly Experiment[])[] {
  const alike = grouped(scenarios, ({ operation, concern, stage }) =>
    [operation.method, operation.path, concern, stage?.isGranted, stage?.hasForeign].join(' '),
  );
  return [...alike.values()];
}

/** Brings the company of some scenarios together; `undefined` where the lender cannot. */
export async function meet(
  members: readonly Experiment[],
  lender: Lender,
  call: Call,
  { patience, looking }: Manner,
): Promise<Company | undefined> {
  const [first] = members;
  if (first?.stage === undefined || lender.company === undefined) return undefined;
  const { operation } = first;
  const id = companyId(first);
  const stage = sharedStage(first.stage, members);
  const facets = sharedFacets(members);
  const sent = new Map<string, Exchange>();
  const eyes = eyesOf({ id }, lender, call, sent, looking);
  // Arranging calls what is judged, and may itself hit those who were there before.
  const others = (await lender.others?.(stage, { id, operation })) ?? {};
  const isOther = ({ subject }: Facet) => others[subject] !== undefined;
  await eyes.look({ ids: others, isReal: true, isCreated: false }, 'before', facets.filter(isOther));
  const scene = await lender.company(stage, { id, operation }, others);
  const loan: Loan = { lending: lendingOf(scene), scene, ...present({ observed: eyes.observed }) };
  const all = facetsOn(facets, scene);
  const own = { experiment: id, operation: operation.id };
  if (scene.isReal) {
    const made = all.filter((facet) => !isOther(facet));
    const look = (some: readonly Facet[]) => eyes.look(scene, 'before', some);
    await arrangementShown(own, stage, made, patience, look, () => ({ loan, sent }));
  }
  return {
    id,
    scene,
    async part() {
      const since = Date.now();
      if (!scene.isReal) return loan;
      const look = (some: readonly Facet[]) => eyes.look(scene, 'after', some);
      await look(all);
      const isCut = await lookTwice({ patience, wait: { ...own, phase: 'after', since }, look, left }, all);
      return { ...loan, ...(isCut ? { isCut } : {}) };
    },
  };

  function left(): Left {
    const { findings } = compare({}, all, loan, sent, { stage });
    return { facets: all.filter(({ name }) => findings.some(({ where }) => where === name)), for: 'rest' };
  }
}

function sharedStage(first: Stage, members: readonly Experiment[]): Stage {
  const { isGranted, hasForeign } = first;
  const parts = stageParts.filter((part) => members.some(({ stage }) => stage?.parts.includes(part)));
  return { parts, isGranted, hasForeign, needsTwoSystems: false };
}

function sharedFacets(members: readonly Experiment[]): readonly Facet[] {
  const named = members
    .flatMap(({ facets = [] }) => facets.filter(isOfCompany))
    .map((facet) => [facet.name, facet] as const);
  return [...new Map(named).values()];
}
