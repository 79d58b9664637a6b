import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { compare, facetsOn } from '../judge/servers/state.js';
import type { Exchange } from '../model/exchange.js';
import { becomingOf } from '../model/experiment/expectation.js';
import type { Experiment, Step } from '../model/experiment/experiment.js';
import { type Facet, type Observation, observation } from '../model/experiment/facet.js';
import type { Facts } from '../model/experiment/facts.js';
import type { Loan } from '../model/experiment/lending.js';
import { reactionOf } from '../model/experiment/reaction.js';
import type { Scene } from '../model/experiment/scene.js';
import { lookAt } from '../model/origin.js';
import { valuesFor } from './values.js';
import type { Call } from './world/call.js';
import type { Lender } from './world/lender.js';

const firstPauseMs = 40;
const longestPauseMs = 1000;

/**
 * Arranges the stage, looks, acts, and looks again until the state is what it is expected to become or the time to
 * settle is over.
 */
export async function runScenario(
  experiment: Experiment,
  facts: Facts,
  lender: Lender,
  call: Call,
  { seed, settleMs, concurrency }: { readonly seed: number; readonly settleMs: number; readonly concurrency: number },
): Promise<Loan> {
  const stage = experiment.stage ?? { parts: [], hasForeign: false, isGranted: false, needsTwoSystems: false };
  const scene = await lender.arrange(stage, experiment);
  const lending = {
    strength: scene.isReal ? ('strong' as const) : ('weak' as const),
    isCreated: scene.isCreated,
    ...(scene.lacking === undefined ? {} : { lacking: scene.lacking }),
    ...(scene.lackingOf === undefined ? {} : { lackingOf: scene.lackingOf }),
  };
  if (!scene.isReal) return { lending, scene };
  const values = valuesFor(experiment, scene, facts, seed);
  const limit = pLimit(concurrency);
  const sent = new Map<string, Exchange>();
  const observed: Record<string, Observation> = {};
  const loan = (): Loan => ({ lending, scene, ...(lender.observe === undefined ? {} : { observed }) });
  const send = async ({ name, build }: Step) =>
    void sent.set(name, await call({ kind: 'step', experiment: experiment.id, step: name }, build(values)));
  const look = async (phase: 'before' | 'after') => {
    await Promise.all(facetsOn(experiment.facets ?? [], scene).map((facet) => limit(lookOnce, phase, facet)));
  };
  await look('before');
  for (const group of inGroups(experiment.steps.filter(({ role }) => role !== 'control'))) {
    await Promise.all(group.map(send));
  }
  await settled();
  for (const control of experiment.steps.filter(({ role }) => role === 'control')) await send(control);
  return loan();

  async function lookOnce(phase: 'before' | 'after', facet: Facet): Promise<void> {
    const step = lookAt(phase, facet.name);
    const origin = { kind: 'look', experiment: experiment.id, phase, facet: facet.name } as const;
    if (lender.observe) observed[step] = await lender.observe(facet, scene).catch(() => 'unknown' as const);
    else sent.set(step, await call(origin, observation(facet, subjectId(scene, facet))));
  }

  // What was accepted where a refusal was to change nothing has changed something, and waiting does not undo it.
  function isMoot(): boolean {
    return (
      experiment.cases.some(({ expect }) => expect.kind === 'unchanged') &&
      [...sent.values()].some(({ origin, answer }) => origin.kind === 'step' && reactionOf(answer) === 'accepted')
    );
  }

  async function settled(): Promise<void> {
    const becoming = becomingOf(experiment.cases.map(({ expect }) => expect));
    const deadline = Date.now() + settleMs;
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      await look('after');
      const { findings } = compare(becoming, experiment.facets ?? [], loan(), sent);
      if (findings.length === 0 || isMoot() || Date.now() + pause > deadline) return;
      await sleep(pause);
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
