import { profileIncludes } from '../../spec/profiles.js';
import { requirement } from '../../spec/requirements/servers/index.js';
import type { Operation } from '../../src/model/contract/operation.js';
import { base } from '../../src/model/experiment/base.js';
import { acceptance, accepted } from '../../src/model/experiment/compose.js';
import { query } from '../../src/model/experiment/draft.js';
import type { Experiment, Suite } from '../../src/model/experiment/experiment.js';
import type { Facts } from '../../src/model/experiment/facts.js';

const equivalent = 'method.alternate-equivalent';

/**
 * Every binding case of every suite, sent in the alternate form of an operation. What the canonical form must meet, the
 * alternate must meet too; all of it counts for one requirement.
 */
export function* alternates(suites: readonly Suite[], alternate: Operation, facts: Facts): Iterable<Experiment> {
  if (!profileIncludes(facts.profile, 'full')) return;
  // Where the claim is not made, one case per form says so.
  const judged = facts.claims.alternates ? suites : suites.filter(({ concern }) => concern === 'methods');
  for (const suite of judged) {
    for (const experiment of suite.experiments(alternate, facts)) {
      const cases = experiment.cases.filter(({ level }) => level === 'MUST');
      if (cases.length > 0) yield { ...renamed(experiment), cases: cases.map((one) => relabelled(one, alternate)) };
    }
  }
  if (facts.claims.alternates && alternate.carrier === 'query') {
    for (const experiment of acceptance(base('methods', alternate, facts), {
      name: 'strict',
      title: 'tolerates the flag _strict, which clients add',
      requirement: equivalent,
      change: () => query('_strict', 'true'),
      expect: accepted,
    })) {
      yield { ...renamed(experiment), cases: experiment.cases.map((one) => relabelled(one, alternate)) };
    }
  }

  function renamed(experiment: Experiment): Experiment {
    return { ...experiment, id: experiment.id.replace(`${alternate.id}/`, `${alternate.id}/${alternate.method}:`) };
  }
}

function relabelled(one: Experiment['cases'][number], { id, method }: Operation): Experiment['cases'][number] {
  // What is about alternates alone keeps its name.
  if (one.requirement !== equivalent && requirement(one.requirement).claim === 'alternates') return one;
  const rest = one.id.slice(id.length + 1);
  return {
    ...one,
    id: `${id}/${equivalent}/${method}:${rest}`,
    requirement: equivalent,
    level: 'MUST',
    title: `${one.title}, by ${method}`,
  };
}
