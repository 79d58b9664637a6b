import type { Case, Experiment, Step } from './experiment.js';

/** So many other shapes show that the target checks a parameter before it looks up another. */
const siblings = 2;

/**
 * The steps without which some cases of an experiment cannot be judged: what they are about, the witnesses, the control,
 * and a few faults of the same parameter where it has others beside it, which a target may look up first. All of them
 * where a case is about every answer.
 */
export function neededSteps({ steps, cases, stage, operation }: Experiment, kept: readonly Case[]): readonly Step[] {
  if (stage !== undefined || kept.length === cases.length || kept.some(isAboutAll)) return steps;
  const named = new Set(
    kept.flatMap(({ step = '', expect }) => (expect.kind === 'like-twin' ? [step, expect.twin] : [step])),
  );
  const isAlone = operation.parameters.filter(({ isUuid }) => isUuid).length < 2;
  const about = new Set(
    isAlone ? [] : steps.filter(({ name, role }) => role === 'fault' && named.has(name)).map((step) => step.about),
  );
  for (const parameter of about) {
    if (parameter === undefined) continue;
    const others = steps.filter((step) => step.role === 'fault' && step.about === parameter && !named.has(step.name));
    for (const { name } of others.slice(0, siblings)) named.add(name);
  }
  const isNeeded = isWitnessNeeded(steps, kept, operation.described === undefined);
  return steps.filter((step) => step.role === 'control' || named.has(step.name) || isNeeded(step));
}

// A refusal of a parameter is told from others by that of another parameter; the credential has its own cases.
function isWitnessNeeded(steps: readonly Step[], kept: readonly Case[], hasControl: boolean): (step: Step) => boolean {
  const isOfParameter = ({ role, about }: Step) => role === 'witness' && about !== undefined;
  const isEnough =
    hasControl &&
    steps.some(isOfParameter) &&
    kept.every(({ step, expect }) => {
      const own = steps.find(({ name }) => name === step);
      return expect.kind === 'refused' && own?.role === 'fault' && own.about !== undefined;
    });
  return isEnough ? isOfParameter : ({ role }) => role === 'witness';
}

/** What has to be looked at for some cases of an experiment: all of it in a scenario, elsewhere only where a case asks. */
export function neededFacets({ stage, facets }: Experiment, kept: readonly Case[]): Experiment['facets'] {
  return stage !== undefined || kept.some(({ expect }) => expect.kind === 'carried-out') ? facets : undefined;
}

function isAboutAll({ step, expect }: Case): boolean {
  return step === undefined || expect.kind === 'every' || expect.kind === 'no-effect';
}
