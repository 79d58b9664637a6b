import { profileIncludes } from '../../spec/profiles.js';
import { requirement } from '../../spec/requirements/index.js';
import type { Base } from './base.js';
import type { Claimed } from './compose.js';
import { everyAnswer, levelOf } from './compose.js';
import type { Expectation, ScenarioExpectation } from './expectation.js';
import type { Case, Experiment, Step } from './experiment.js';
import type { Facet, Stage } from './facet.js';
import type { CredentialName } from './request.js';

/** A scenario on a stage: acts, what is looked at before and after them, and what that shows. */
export function scenario(
  base: Base,
  name: string,
  plan: {
    readonly stage: Stage;
    readonly facets: readonly Facet[];
    readonly steps: readonly Step[];
    readonly cases: readonly Claimed[];
    readonly needs?: readonly CredentialName[];
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
  const cases = [...inProfile, ...(isClaimed ? resting : [])].map((claimed): Case => {
    const { variant, ...rest } = claimed;
    const id = `${operation.id}/${claimed.requirement}/${variant}`;
    return { ...rest, id, level: levelOf(base, claimed.requirement) };
  });
  return [
    {
      id: `${operation.id}/${concern}/${name}`,
      operation,
      concern,
      credential,
      shape,
      needs: [credential, 'api-key', ...(plan.needs ?? [])],
      stage: plan.stage,
      facets: plan.facets,
      steps: plan.steps,
      cases,
    },
  ];
}
