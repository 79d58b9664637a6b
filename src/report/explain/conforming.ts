import { catalogue, catalogueSeed } from '../../../suites/servers/catalogue.js';
import { syntheticId } from '../../ground/synthetic.js';
import type { Answer } from '../../model/exchange.js';
import type { Expectation } from '../../model/experiment/expectation.js';
import type { Experiment, Step } from '../../model/experiment/experiment.js';
import { bodiless, methodRefusal, refusal, success, unknownResource } from './sample-answers.js';

/** How a conforming target answers a step of an experiment, as far as the cases about it say. */
export function conformingAnswer(experiment: Experiment, step: Step): Answer {
  const own = experiment.cases.filter((one) => one.step === step.name).map(({ expect }) => expect);
  const answer =
    own.map((expect) => answerTo(expect, step, experiment)).find((one) => one !== undefined) ??
    answerInRole(experiment, step);
  return isHead(step) ? bodiless(answer) : answer;
}

/** Whether a step asks for no body. */
export function isHead({ build }: Step): boolean {
  const id = () => syntheticId(catalogueSeed, 'any');
  return build({ id, lent: () => undefined, unknown: id, facts: catalogue().facts }).method === 'HEAD';
}

function answerTo(expect: Expectation, { about, role }: Step, { operation }: Experiment): Answer | undefined {
  switch (expect.kind) {
    case 'refused': {
      const { statuses } = expect;
      if (statuses.length === 0 || statuses.includes(405)) return methodRefusal(operation.documentedMethods);
      return refusal(statuses[0] ?? 400, about);
    }
    case 'survived':
      return refusal(400, about);
    case 'like-twin':
    case 'unknown-resource':
    case 'foreign':
    case 'foreign-unchanged':
      return unknownResource(about);
    case 'served':
      return refusal(404);
    case 'every':
      return role === 'probe' ? refusal(401) : undefined;
    default:
      return success();
  }
}

function answerInRole({ cases }: Experiment, { name, role, about }: Step): Answer {
  if (role === 'control' || role === 'probe' || role === 'between') return success();
  if (role === 'act') return cases.some(({ expect }) => expect.kind === 'unchanged') ? refusal(400) : success();
  if (cases.some(({ expect }) => expect.kind === 'like-twin' && expect.twin === name)) return unknownResource(about);
  return refusal(about === undefined ? 401 : 400, about);
}
