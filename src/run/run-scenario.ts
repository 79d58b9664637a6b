import { present } from '../ground/present.js';
import { awaited } from '../judge/servers/awaited.js';
import { facetsAtLast, hasComeUndone } from '../judge/servers/lasting.js';
import { arrangedStage, differs, facetsOn, isListed, seen } from '../judge/servers/state.js';
import type { Exchange } from '../model/exchange.js';
import { isAgain, isSecond } from '../model/experiment/again.js';
import type { Scenario, Step } from '../model/experiment/experiment.js';
import { type Facet, listingOf } from '../model/experiment/facet.js';
import type { Facts } from '../model/experiment/facts.js';
import { type Loan, lendingOf } from '../model/experiment/lending.js';
import type { Scene } from '../model/experiment/scene.js';
import { lookAt, type Phase } from '../model/origin.js';
import { type Acted, acted } from './acted.js';
import { arrangementShown } from './arrangement.js';
import type { Company } from './company.js';
import { type Eyes, eyesOf } from './eyes.js';
import { type Left, lookTwice, lookUntil } from './look-until.js';
import type { Manner } from './manner.js';
import { valuesFor } from './values.js';
import type { Call } from './world/call.js';
import type { Lender, Others } from './world/lender.js';

/**
 * Arranges the stage, looks, acts, and looks again until the state is what it is expected to become or there is no more
 * patience. Whoever only waits holds nobody up: it is over for others as soon as it has acted.
 * @param company is on the stage already, and is looked at by others.
 */
export async function runScenario(
  experiment: Scenario,
  facts: Facts,
  lender: Lender,
  call: Call,
  { seed, patience, looking }: Manner,
  company?: Company,
): Promise<Acted> {
  if (company && !company.scene.isReal) return acted({ lending: lendingOf(company.scene), scene: company.scene });
  const sent = new Map<string, Exchange>();
  const eyes = eyesOf(experiment, lender, call, sent, looking);
  const others = company ? peopleIn(company.scene) : await othersBefore(experiment, lender, eyes, sent);
  const isOther = ({ subject }: Facet) => others[subject] !== undefined;
  const scene = await lender.arrange(experiment.stage, experiment, others, company?.id);
  const stage = arrangedStage(experiment.stage, scene);
  const lent = { lending: lendingOf(scene), scene };
  if (!scene.isReal) return acted(lent);
  const values = valuesFor(experiment, scene, facts, seed);
  const look = async (phase: Phase, facets: readonly Facet[]) => {
    // Beside others, whom a list shows is not looked for as well; alone, everyone is.
    const mayBeListed = (facet: Facet) => company && facets.some(({ name }) => name === listingOf(facet));
    const isUnlisted = (facet: Facet) => sent.has(lookAt(phase, facet.name)) || !isListed(phase, facet, loan(), sent);
    await eyes.look(
      scene,
      phase,
      facets.filter((facet) => !mayBeListed(facet)),
    );
    await eyes.look(scene, phase, facets.filter(mayBeListed).filter(isUnlisted));
  };
  let isCut = false;
  const loan = (): Loan => ({
    ...lent,
    ...present({ observed: eyes.observed, company: company?.id }),
    ...(isCut ? { isCut } : {}),
  });
  const send = async ({ name, build }: Step) =>
    void sent.set(name, await call({ kind: 'step', experiment: experiment.id, step: name }, build(values)));
  const onStage = facetsOn(experiment.facets ?? [], scene);
  const own = onStage.filter((facet) => !isOther(facet));
  const all = company ? own : onStage;
  const ownWait = { experiment: experiment.id, operation: experiment.operation.id };
  const controls = experiment.steps.filter(({ role }) => role === 'control');
  const lookBefore = (facets: readonly Facet[]) => look('before', facets);
  await arrangementShown(ownWait, stage, own, patience, lookBefore, () => ({ loan: loan(), sent }));
  for (const group of inGroups(experiment.steps.filter(({ role }) => role !== 'control'))) {
    await Promise.all(group.map(send));
  }
  const since = Date.now();
  await look('after', all);
  if (differs(['before', 'after'], all.filter(isOther), loan(), sent)) lender.othersHit?.();
  const ending = ended();
  // A control acts as well, so that others have to wait for it, and for whoever looks at someone else once more.
  if (controls.length > 0 || (experiment.isOpening && looksAround())) await ending;
  const lasting = facetsOn(facetsAtLast(experiment), scene);
  return { lent: loan(), loan: ending, ...(lasting.length === 0 ? {} : { lookAtLast }) };

  /** A second attempt is there to show that what was undone is undone again, so that it is waited for. */
  async function lookAtLast(): Promise<Loan> {
    await ending;
    const wait = { ...ownWait, phase: 'end', since: Date.now() } as const;
    const lookAgain = (facets: readonly Facet[]) => look('end', facets);
    await lookAgain(lasting);
    if (differs(['after', 'end'], lasting, loan(), sent)) patience.notLasting(experiment.id);
    const isWaited = () => isAgain(experiment.id) && !hasComeUndone(experiment, loan(), sent);
    const left = () => ({ facets: isWaited() ? lasting : [], for: 'change' }) as const;
    await lookUntil({ patience, wait, look: lookAgain, left });
    return loan();
  }

  function looksAround(): boolean {
    const { others: differing } = awaited(experiment, loan(), sent);
    return differing.length > 0 || patience.isLate({ ...ownWait, phase: 'after' });
  }

  async function ended(): Promise<Loan> {
    const wait = { ...ownWait, phase: 'after', since } as const;
    isCut = await lookTwice({ patience, wait, look: (facets) => look('after', facets), left }, all);
    for (const control of controls) await send(control);
    return loan();
  }

  function left(round: 'first' | 'second'): Left {
    const { changes, others, isChanging } = awaited(experiment, loan(), sent);
    const isForChange = changes.length > 0;
    return {
      facets: [...changes, ...others],
      for: isForChange ? 'change' : 'rest',
      hasShown: round === 'first' && isChanging && !isForChange,
    };
  }
}

/**
 * Asks who is there before anything is arranged, as arranging calls what is judged and may itself hit them, and looks at
 * them: at others where an attempt before has hit one of them and that shows only now.
 */
async function othersBefore(
  experiment: Scenario,
  lender: Lender,
  eyes: Eyes,
  sent: ReadonlyMap<string, Exchange>,
): Promise<Others> {
  const watched = (some: Others) => (experiment.facets ?? []).filter(({ subject }) => some[subject] !== undefined);
  const ask = async (): Promise<Others> => {
    const others = (await lender.others?.(experiment.stage, experiment)) ?? {};
    await eyes.look({ ids: others, isReal: true, isCreated: false }, 'before', watched(others));
    return others;
  };
  const others = await ask();
  const loan: Loan = { lending: { strength: 'strong', isCreated: false }, ...present({ observed: eyes.observed }) };
  const isGone = watched(others).some((facet) => seen('before', facet, loan, sent) === 'absent');
  if (!isSecond(experiment.id) || !isGone) return others;
  lender.othersHit?.();
  return ask();
}

/** Those of a company by their names on a stage, without the things that they have. */
function peopleIn({ ids }: Scene): Others {
  return Object.fromEntries(Object.entries(ids).filter(([name]) => /^(?:foreign |[BOP]1?$|P[DUE]$)/.test(name)));
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
