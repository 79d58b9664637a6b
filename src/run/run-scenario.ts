import type { LimitFunction } from 'p-limit';
import { awaited } from '../judge/servers/awaited.js';
import { facetsOn } from '../judge/servers/state.js';
import type { Exchange } from '../model/exchange.js';
import type { Experiment, Step } from '../model/experiment/experiment.js';
import { type Facet, type Observation, observation } from '../model/experiment/facet.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Loan } from '../model/experiment/lending.js';
import type { Scene } from '../model/experiment/scene.js';
import { lookAt } from '../model/origin.js';
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
  const stage = experiment.stage ?? { parts: [], hasForeign: false, isGranted: false, needsTwoSystems: false };
  const scene = await lender.arrange(stage, experiment);
  const lending = {
    strength: scene.isReal ? ('strong' as const) : ('weak' as const),
    isCreated: scene.isCreated,
    ...(scene.lacking === undefined ? {} : { lacking: scene.lacking }),
    ...(scene.lackingOf === undefined ? {} : { lackingOf: scene.lackingOf }),
  };
  if (!scene.isReal) return { loan: Promise.resolve({ lending, scene }) };
  const values = valuesFor(experiment, scene, facts, seed);
  const sent = new Map<string, Exchange>();
  const observed: Record<string, Observation> = {};
  const loan = (): Loan => ({ lending, scene, ...(lender.observe === undefined ? {} : { observed }) });
  const send = async ({ name, build }: Step) =>
    void sent.set(name, await call({ kind: 'step', experiment: experiment.id, step: name }, build(values)));
  const look = async (phase: 'before' | 'after', facets: readonly Facet[]) => {
    await Promise.all(facets.map((facet) => looking(lookOnce, phase, facet)));
  };
  const all = facetsOn(experiment.facets ?? [], scene);
  const controls = experiment.steps.filter(({ role }) => role === 'control');
  await look('before', all);
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

  async function lookOnce(phase: 'before' | 'after', facet: Facet): Promise<void> {
    const step = lookAt(phase, facet.name);
    const origin = { kind: 'look', experiment: experiment.id, phase, facet: facet.name } as const;
    if (lender.observe) observed[step] = await lender.observe(facet, scene).catch(() => 'unknown' as const);
    else {
      const exchange = await call(origin, observation(facet, subjectId(scene, facet)));
      // A further look that was not made takes nothing from the one before.
      if (exchange.attempts > 0 || !sent.has(step)) sent.set(step, exchange);
    }
  }

  async function settled(): Promise<void> {
    const wait = { experiment: experiment.id, since };
    for (let looks = 1; ; looks += 1) {
      const { changes, others, isChanging } = awaited(experiment, loan(), sent);
      const isForChange = changes.length > 0;
      if (isChanging && !isForChange) patience.shown(since);
      if (!isForChange && others.length === 0) return;
      if (!(await patience.again({ ...wait, looks, isForChange }))) return;
      await look('after', [...changes, ...others]);
    }
  }
}

function subjectId({ ids }: Scene, { subject }: Facet): string {
  return ids[subject] ?? '';
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
