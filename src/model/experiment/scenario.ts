import { mainCredential } from '../../../spec/credentials.js';
import { profileIncludes } from '../../../spec/profiles.js';
import { requirement } from '../../../spec/requirements/servers/index.js';
import type { LentName } from '../../../spec/scheme-credentials.js';
import type { Base } from './base.js';
import { type Claimed, caseOf, everyAnswer } from './cases.js';
import type { Expectation, Foundation, ScenarioExpectation } from './expectation.js';
import type { Experiment, Step } from './experiment.js';
import type { Facet, Stage } from './facet.js';

/** A scenario on a stage: acts, what is looked at before and after them, and what that shows. */
export function scenario(
  base: Base,
  name: string,
  plan: {
    readonly stage: Stage;
    readonly facets: readonly Facet[];
    readonly steps: readonly Step[];
    readonly cases: readonly Claimed[];
    readonly needs?: readonly LentName[];
    /** Whether the successes of the acts are judged here, as nothing else sends the like. */
    readonly judgesSuccesses?: boolean;
    /** Whether it is sent alone, before anything else. */
    readonly isOpening?: boolean;
  },
): Experiment[] {
  const { operation, concern, credential, shape, facts } = base;
  // A fault of the server is told by what the scenario itself is about.
  const everywhere = everyAnswer(`during=${concern}.${name}`).filter(
    ({ requirement: id }) => id !== 'robust.never-5xx',
  );
  const inProfile = plan.cases.filter((claimed) =>
    profileIncludes(facts.profile, requirement(claimed.requirement).profile),
  );
  if (inProfile.length === 0) return [];
  const isClaimed = inProfile.some((claimed) => {
    const { claim } = requirement(claimed.requirement);
    return claim === undefined || facts.claims[claim];
  });
  const [main] = inProfile;
  const restsOn = main && {
    expect: main.expect as ScenarioExpectation,
    ...(main.step === undefined ? {} : { step: main.step }),
  };
  const resting = everywhere.map((claimed) => ({ ...claimed, expect: { ...claimed.expect, restsOn } as Expectation }));
  const successes = plan.judgesSuccesses && restsOn ? everySuccess(`during=${concern}.${name}`, restsOn) : [];
  const cases = [...inProfile, ...(isClaimed ? [...resting, ...successes] : [])].map((claimed) =>
    caseOf(base, claimed),
  );
  return [
    {
      id: `${operation.id}/${concern}/${name}`,
      operation,
      concern,
      credential,
      shape,
      needs: [credential, mainCredential, ...(plan.needs ?? [])],
      stage: plan.stage,
      facets: plan.facets,
      ...(plan.isOpening ? { isOpening: true as const } : {}),
      steps: plan.steps,
      cases,
    },
  ];
}

const successProperties = [
  ['void.status-200', 'status-200', 'answers every success with 200'],
  ['void.json', 'json', 'answers every success with a JSON object'],
  ['void.ok-boolean', 'ok-boolean', 'answers every success with a boolean ok'],
  ['void.ok-true', 'ok-true', 'says ok on every success'],
] as const;

function everySuccess(variant: string, restsOn: Foundation): Claimed[] {
  return successProperties.map(([id, property, title]) => ({
    variant,
    requirement: id,
    title,
    expect: { kind: 'every-success', property, restsOn },
  }));
}
