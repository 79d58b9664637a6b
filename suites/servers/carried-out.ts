import { profileIncludes } from '../../spec/profiles.js';
import type { SeenFacet } from '../../spec/stage.js';
import type { Experiment, Suite } from '../../src/model/experiment/experiment.js';
import { facetsOf } from './facets.js';
import { changesOf } from './known-changes.js';

/** A suite that also says of every valid call it sends outside of scenarios that it is carried out where it is accepted. */
export function carriedOut({ concern, experiments }: Suite): Suite {
  return {
    concern,
    *experiments(operation, facts) {
      for (const experiment of experiments(operation, facts)) {
        yield profileIncludes(facts.profile, 'core') ? lookedAfter(experiment) : experiment;
      }
    },
  };
}

function lookedAfter(experiment: Experiment): Experiment {
  const { id, operation, concern, shape, stage, steps, cases } = experiment;
  if (stage !== undefined || operation.described !== undefined || !steps.some(({ role }) => role === 'control'))
    return experiment;
  const change = changesOf(operation).find((one) => one.about === undefined && one.shape.join() === shape.join());
  if (change === undefined) return experiment;
  const { becomes, requirement, parts } = change;
  const isTold = (name: SeenFacet) => becomes[name] !== undefined && becomes[name] !== 'any';
  return {
    ...experiment,
    facets: facetsOf(parts).filter(({ name }) => isTold(name)),
    cases: [
      ...cases,
      {
        id: `${operation.id}/${requirement}/after=${concern}.${id.slice(`${operation.id}/${concern}/`.length)}`,
        requirement,
        level: 'MUST',
        title: 'carries the valid call out that it accepts',
        step: 'control',
        expect: { kind: 'carried-out', becomes },
      },
    ],
  };
}
