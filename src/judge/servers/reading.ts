import { type Answer, type Exchange, stepOf } from '../../model/exchange.js';
import { absentRoute } from '../../model/experiment/described-witnesses.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import { freshControl, type Lending, type Loan } from '../../model/experiment/lending.js';
import { isSameText } from '../../model/experiment/no-such-route.js';
import { isSameAnswer, isUnknownResource, reactionOf, statusOf } from '../../model/experiment/reaction.js';
import type { ControlStanding } from '../../model/verdict.js';

/** What the whole run shows about the target, which single experiments may need. */
export interface Standing {
  /** What let at least one valid request in, as `presentedBy` names it. */
  readonly credentials: ReadonlySet<string>;
  /** The routes that the target does not have, each with the case that says so. */
  readonly notServed: ReadonlyMap<string, string>;
  /** The valid calls, each as `callOf` names it, that were accepted on real resources outside of any scenario. */
  readonly accepted: ReadonlySet<string>;
  /** By route: its requests that were also answered by someone who does not know it. */
  readonly strayed: ReadonlyMap<string, readonly Exchange[]>;
}

/** One experiment with what came of it. */
export interface Reading {
  readonly experiment: Experiment;
  readonly loan: Loan;
  readonly lending: Lending;
  readonly standing: Standing;
  /** By the name of the step; a fresh control stands under `fresh control`. */
  readonly exchanges: ReadonlyMap<string, Exchange>;
  readonly control: ControlStanding;
  /** Whether an answer to ids that belong to nothing says so, and with it that the request was fine otherwise. */
  readonly saysUnknown: (answer: Answer) => boolean;
  /** Whether the target refused something in this experiment that it did not refuse in the same way when valid. */
  readonly isDiscriminating: boolean;
}

/**
 * Puts together what an experiment showed.
 * @param forbidsUnknown whether the target seems to answer unknown ids as forbidden ones, which it may.
 */
export function read(
  experiment: Experiment,
  loan: Loan,
  exchanges: readonly Exchange[],
  standing: Standing,
  forbidsUnknown: boolean,
): Reading {
  const byStep = new Map(exchanges.map((exchange) => [stepOf(exchange), exchange]));
  const { lending } = loan;
  const mayForbid = forbidsUnknown && lending.strength === 'weak' && looksAtParameters(experiment, byStep);
  const saysUnknown = (answer: Answer) => isUnknownResource(answer) || (mayForbid && statusOf(answer) === 403);
  const { control, reference } = standingOfControl(experiment, lending, byStep, saysUnknown);
  const isDiscriminating =
    reference !== undefined &&
    experiment.steps.some(({ name, role }) => {
      const answer = byStep.get(name)?.answer;
      return (
        (role === 'witness' || role === 'fault') &&
        answer !== undefined &&
        reactionOf(answer) === 'refused' &&
        !isSameAnswer(answer, reference.answer)
      );
    });
  return { experiment, loan, lending, standing, exchanges: byStep, control, saysUnknown, isDiscriminating };
}

/** Whether the credential of the experiment gets a request as far as its parameters. */
function looksAtParameters({ steps }: Experiment, exchanges: ReadonlyMap<string, Exchange>): boolean {
  const witness = steps.find(({ role, about }) => role === 'witness' && about !== undefined);
  const answer = witness && exchanges.get(witness.name)?.answer;
  return answer !== undefined && statusOf(answer) === 400;
}

function standingOfControl(
  experiment: Experiment,
  { strength }: Lending,
  exchanges: ReadonlyMap<string, Exchange>,
  saysUnknown: Reading['saysUnknown'],
): { control: ControlStanding; reference?: Exchange } {
  const step = experiment.steps.find(({ role }) => role === 'control');
  // Where the control depends on a probe that was accepted, the probe itself is the valid request.
  const candidates = [step?.name, step?.unlessAccepted, freshControl]
    .map((name) => (name === undefined ? undefined : exchanges.get(name)))
    .filter((exchange) => exchange !== undefined);
  const accepted = candidates.find(({ answer }) => reactionOf(answer) === 'accepted');
  if (accepted) return { control: 'accepted', reference: accepted };
  if (strength === 'weak') {
    const weak = candidates.find(({ answer }) => saysUnknown(answer));
    if (weak) return { control: 'weak', reference: weak };
  }
  const own = step === undefined ? undefined : exchanges.get(step.name);
  if (!own || reactionOf(own.answer) === 'silent') return { control: 'none' };
  return { control: 'refused' };
}

/**
 * Whether the target answers an operation as though it had no such route, valid request or not. A refusal of the
 * credential is no such answer, as it says nothing about routes.
 */
export function isNotServed(experiment: Experiment, exchanges: ReadonlyMap<string, Exchange>): boolean {
  const step = experiment.cases.find(({ expect }) => expect.kind === 'served')?.step;
  const absent = step === undefined ? undefined : exchanges.get(step)?.answer;
  const control = servedBy(experiment, exchanges)?.answer;
  if (!absent || !control) return false;
  const status = statusOf(control);
  if (status === 405 || status === 501) return true;
  const isTelling = status === 404 || reactionOf(control) === 'accepted';
  const malformed = experiment.steps.filter(({ role, about }) => role === 'witness' && about !== undefined);
  // Where no invalid request tells, only the words of the answers do.
  const isOnWords =
    experiment.operation.described !== undefined && (malformed.length === 0 || hasPathWithId(experiment));
  if (isOnWords && !isSameText(absent, control)) return false;
  return (
    isTelling &&
    isSameAnswer(absent, control) &&
    malformed.every(({ name }) => statusOf(exchanges.get(name)?.answer ?? control) === status)
  );
}

/** Whether a path names something, so that whatever is wrong may be answered like a route that is not there. */
export function hasPathWithId({ operation: { described }, shape }: Experiment): boolean {
  return shape.some((name) => described?.places.get(name)?.in === 'path');
}

/** The request that shows whether a route is there: the control, or where none is sent, what comes nearest. */
export function servedBy({ steps }: Experiment, exchanges: ReadonlyMap<string, Exchange>): Exchange | undefined {
  const witnesses = steps
    .filter(({ role, name }) => role === 'witness' && name !== absentRoute)
    .map(({ name }) => exchanges.get(name));
  return exchanges.get('control') ?? witnesses.find((one) => one !== undefined);
}
