import type { Listed } from '../../../suites/servers/catalogue.js';
import type { Answer } from '../../model/exchange.js';
import type { EveryProperty, VoidProperty } from '../../model/experiment/expectation.js';
import type { Experiment, Step } from '../../model/experiment/experiment.js';
import { isBystander } from '../../model/experiment/facet.js';
import { freshControl } from '../../model/experiment/lending.js';
import { isHead } from './conforming.js';
import { bodiless, json, refusal, success, unknownResource } from './sample-answers.js';
import { idleLooks, type Looks, lossyLooks, undoneLooks } from './stage-state.js';

/** How a target violates a case: what it answers and shows otherwise than a conforming one. */
export interface Violation {
  /** By step. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** The steps whose answers tell it; all of the above unless given. */
  readonly told?: readonly string[];
  readonly looks?: Looks;
}

/** One violation of a case, as plain as there is one. */
export function violationOf({ case: one, experiment }: Listed): Violation {
  const { expect } = one;
  const step = experiment.steps.find(({ name }) => name === one.step);
  const answered = (answer: Answer, looks?: Looks): Violation => ({
    answers: new Map(step === undefined ? [] : [[step.name, isHead(step) ? bodiless(answer) : answer]]),
    ...(looks === undefined ? {} : { looks }),
  });
  switch (expect.kind) {
    case 'refused':
      return answered(expect.statuses.includes(405) ? refusal(400) : success());
    case 'accepted':
      return answered(refusal(expect.of === 'credential' ? 401 : 400));
    case 'like-twin':
      return answered(refusal(400, step?.about));
    case 'unknown-resource':
    case 'foreign':
      return answered(success());
    case 'survived':
      return answered(refusal(500));
    case 'void':
      return answered(voidViolations[expect.property]);
    case 'documented':
      return answered(json(expect.property === 'refusals' ? 400 : 299, []));
    case 'every':
      return everyViolation(experiment, expect.property);
    case 'every-success':
      return {
        answers: new Map(experiment.steps.slice(0, 1).map(({ name }) => [name, voidViolations[expect.property]])),
      };
    case 'no-effect':
      return {
        answers: new Map([
          ['control', unknownResource()],
          [freshControl, success()],
        ]),
      };
    case 'lasting':
      return answered(success(), undoneLooks(experiment));
    case 'carried-out':
    case 'state':
      return answered(success(), idleLooks(experiment));
    case 'repeated':
      if (expect.scope === 'rest') return answered(success(), lossyLooks(experiment, isBystander));
      return { answers: new Map(experiment.steps.slice(1, 2).map(({ name }) => [name, refusal(500)])) };
    case 'harmless':
      return answered(
        success(),
        lossyLooks(experiment, () => true),
      );
    case 'unchanged':
      return answered(
        refusal(400),
        lossyLooks(experiment, () => true),
      );
    case 'foreign-unchanged':
      return answered(
        success(),
        lossyLooks(experiment, ({ isForeign }) => isForeign),
      );
    case 'unjudged':
      return { answers: new Map() };
    case 'served':
      return { answers: new Map(notServed(experiment).map(({ name }) => [name, refusal(404)])), told: ['control'] };
  }
}

const voidViolations: Readonly<Record<VoidProperty, Answer>> = {
  'status-200': json(201, { ok: true }),
  json: { kind: 'response', status: 200, headers: [['content-type', 'text/html']], body: '<p>Done</p>', isUtf8: true },
  'ok-boolean': json(200, { ok: 'true' }),
  'ok-true': json(200, { ok: false }),
  'nothing-else': json(200, { ok: true, user_identity: {} }),
};

function everyViolation({ steps }: Experiment, property: EveryProperty): Violation {
  const isNamed = ({ about }: Step) => property !== 'names-parameter' || about !== undefined;
  const refused = steps.find((step) => step.role === 'fault' && isNamed(step) && !isHead(step));
  const step = refused ?? steps.find((one) => one.role === 'act' || (one.role === 'witness' && isNamed(one)));
  return { answers: new Map(step === undefined ? [] : [[step.name, everyViolations[property]]]) };
}

const everyViolations: Readonly<Record<EveryProperty, Answer>> = {
  'never-5xx': refusal(500),
  'not-ok': json(400, { ok: true }),
  'leaks-nothing': json(400, {
    error: { type: 'invalid_input', message: 'Error: no uuid\n    at parse (/srv/app/ids.js:12:34)' },
    ok: false,
  }),
  envelope: json(400, { message: 'The request is not valid' }),
  'names-parameter': refusal(400),
  'www-authenticate': json(401, { ok: false }),
  allow: json(405, { ok: false }),
};

// A route that does not exist takes no notice of what is sent to it.
function notServed({ steps }: Experiment): readonly Step[] {
  return steps.filter(({ role }) => role === 'witness' || role === 'control');
}
