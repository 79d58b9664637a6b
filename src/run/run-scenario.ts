import type { LimitFunction } from 'p-limit';
import { present } from '../ground/present.js';
import { awaited } from '../judge/servers/awaited.js';
import { arrangedStage, facetsOn, unarrangedOn } from '../judge/servers/state.js';
import type { Exchange } from '../model/exchange.js';
import type { Experiment, Step } from '../model/experiment/experiment.js';
import type { Facet } from '../model/experiment/facet.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Loan } from '../model/experiment/lending.js';
import type { Phase } from '../model/origin.js';
import { eyesOf } from './eyes.js';
import type { Patience } from './patience.js';
import { valuesFor } from './values.js';
import type { Call } from './world/call.js';
import type { Lender } from './world/lender.js';

/** How experiments are sent. */
export interface Manner {
  readonly seed: number;
  readonly patience: Patience;
  /** Bounds how many looks at the state are under way, over all scenarios. */
  readonly looking: LimitFunction;
}

/** An experiment that has sent everything but looks at the state. */
export interface Acted {
  /** Comes once its changes have shown, or are not waited for any longer. */
  readonly loan: Promise<Loan>;
}

/**
 * Arranges the stage, looks, acts, and looks again until the state is what it is expected to become or there is no more
 * patience. Whoever only waits holds nobody up: it is over for others as soon as it has acted.
 */
export async function runScenario(
  experiment: Experiment,
  facts: Facts,
  lender: Lender,
  call: Call,
  { seed, patience, looking }: Manner,
): Promise<Acted> {
  const meant = experiment.stage ?? { parts: [], hasForeign: false, isGranted: false, needsTwoSystems: false };
  const sent = new Map<string, Exchange>();
  // Arranging calls what is judged, and may itself hit those who were there before.
  const others = (await lender.others?.(meant, experiment)) ?? {};
  const isOther = ({ subject }: Facet) => others[subject] !== undefined;
  const eyes = eyesOf(experiment, lender, call, sent, looking);
  const known = { ids: others, isReal: true, isCreated: false };
  await eyes.look(known, 'before', (experiment.facets ?? []).filter(isOther));
  const scene = await lender.arrange(meant, experiment, others);
  const stage = arrangedStage(meant, scene);
  const lending = {
    strength: scene.isReal ? ('strong' as const) : ('weak' as const),
    isCreated: scene.isCreated,
    ...(scene.lacking === undefined ? {} : { lacking: scene.lacking }),
    ...(scene.lackingOf === undefined ? {} : { lackingOf: scene.lackingOf }),
  };
  if (!scene.isReal) return { loan: Promise.resolve({ lending, scene }) };
  const values = valuesFor(experiment, scene, facts, seed);
  const look = (phase: Phase, facets: readonly Facet[]) => eyes.look(scene, phase, facets);
  let isCut = false;
  const loan = (): Loan => ({
    lending,
    scene,
    ...present({ observed: eyes.observed }),
    ...(isCut ? { isCut } : {}),
  });
  const send = async ({ name, build }: Step) =>
    void sent.set(name, await call({ kind: 'step', experiment: experiment.id, step: name }, build(values)));
  const all = facetsOn(experiment.facets ?? [], scene);
  const own = all.filter((facet) => !isOther(facet));
  const ownWait = { experiment: experiment.id, operation: experiment.operation.id };
  const controls = experiment.steps.filter(({ role }) => role === 'control');
  await arranged();
  for (const group of inGroups(experiment.steps.filter(({ role }) => role !== 'control'))) {
    await Promise.all(group.map(send));
  }
  const since = Date.now();
  await look('after', all);
  const ending = ended();
  // A control acts as well, so that others have to wait for it.
  if (controls.length > 0) await ending;
  return { loan: ending };

  async function ended(): Promise<Loan> {
    await settled();
    for (const control of controls) await send(control);
    return loan();
  }

  /** What the lender has just put on the stage may take as long to show as what calls change. */
  async function arranged(): Promise<void> {
    const wait = { ...ownWait, phase: 'before', since: Date.now() } as const;
    await look('before', own);
    for (let looks = 1; ; looks += 1) {
      const facets = unarrangedOn(stage, own, loan(), sent);
      if (facets.length === 0) patience.shown({ ...wait, looks });
      if (facets.length === 0 || !(await patience.again({ ...wait, facets, looks, for: 'arrangement' }))) break;
      await look('before', facets);
    }
    if (await patience.outlast({ ...wait, facets: own })) await look('before', own);
  }

  /** What was seen before a change has shown says nothing of what else the call has done. */
  async function settled(): Promise<void> {
    await changed(true);
    if (!(await patience.outlast({ ...ownWait, phase: 'after', since, facets: all }))) return;
    await look('after', all);
    await changed(false);
  }

  async function changed(isFirst: boolean): Promise<void> {
    const wait = { ...ownWait, phase: 'after', since } as const;
    let isNews = isFirst;
    for (let looks = 1; ; looks += 1) {
      const { changes, others, isChanging } = awaited(experiment, loan(), sent);
      const isForChange = changes.length > 0;
      const facets = [...changes, ...others];
      if (isChanging && !isForChange && isNews) {
        patience.shown({ ...wait, looks });
        isNews = false;
      }
      if (facets.length === 0) return;
      if (!(await patience.again({ ...wait, facets, looks, for: isForChange ? 'change' : 'rest' }))) {
        isCut ||= patience.isOver();
        return;
      }
      await look('after', facets);
    }
  }
}

function inGroups(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last && step.together !== undefined && last[0]?.together === step.together) last.push(step);
    else groups.push([step]);
  }
  return groups;
}
