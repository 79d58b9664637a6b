import { lentFor } from '../contract/security.js';
import { isAgain } from './again.js';
import type { Experiment, Step } from './experiment.js';
import type { Request } from './request.js';

/** The route of an operation or of a request: what a target serves or does not. */
export function routeOf({ method, path }: Pick<Request, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** The valid call of an experiment: what is asked for, as whom, and by which parameters. */
export function callOf(experiment: Experiment): string {
  const { operation, shape } = experiment;
  return [operation.method, operation.path, presentedBy(experiment), ...shape].join(' ');
}

/** What lets an experiment in: its credential, and whatever the document asks for beside it. */
export function presentedBy({ operation, credential }: Experiment): string {
  const how = operation.described?.presents.get(credential);
  return how === undefined ? credential : lentFor(how).join(' ');
}

/** Whether it is the witness that a route is there, on which every other case of the route rests. */
export function isWitness({ cases }: Experiment): boolean {
  return cases.some(({ expect }) => expect.kind === 'served');
}

/** What is left of an experiment on a route that is not there: the one case that says so. */
export function asWitness(experiment: Experiment): readonly Experiment[] {
  const cases = experiment.cases.filter(({ expect }) => expect.kind === 'served');
  return cases.length === 0 ? [] : [{ ...experiment, cases }];
}

/** What an experiment shows to let a request in, where its valid one is accepted; absent where it shows nothing of it. */
export function shownCredential(experiment: Experiment): string | undefined {
  const { cases, operation } = experiment;
  const isPresented = operation.described?.presents.size !== 0;
  const isAbout = cases.some(({ expect }) => expect.kind === 'accepted' && expect.of === 'credential');
  return isPresented && (isAbout || isWitness(experiment)) ? presentedBy(experiment) : undefined;
}

/** The first experiment for each valid call, outside of any scenario: a scenario that is refused is compared with it. */
export function firstOfCalls(experiments: readonly Experiment[]): ReadonlyMap<string, Experiment> {
  const first = new Map<string, Experiment>();
  for (const experiment of experiments) {
    const call = callOf(experiment);
    if (!experiment.stage && !first.has(call)) first.set(call, experiment);
  }
  return first;
}

/** The experiments that show what routes are there, by route; every part of a plan brings them along. */
export function witnessesByRoute(experiments: readonly Experiment[]): ReadonlyMap<string, Experiment> {
  return new Map(experiments.filter(isWitness).map((experiment) => [routeOf(experiment.operation), experiment]));
}

/**
 * The witnesses of an experiment that the witness of its route has sent: the like would be answered alike. Who presents no
 * credential, presents none whatever else is asked for; another one has to be the same call.
 */
export function sharedWitnesses(experiment: Experiment, witness: Experiment | undefined): ReadonlySet<string> {
  const { id, operation } = experiment;
  if (witness === undefined || isAgain(id) || operation.described !== undefined) return new Set();
  if (witness.id === id || routeOf(witness.operation) !== routeOf(operation)) return new Set();
  const isSameCall = callOf(witness) === callOf(experiment);
  const isAsked = ({ role, about }: Step) => role === 'witness' && (isSameCall || about === undefined);
  const sent = new Set(witness.steps.map(({ name }) => name));
  return new Set(experiment.steps.filter((step) => isAsked(step) && sent.has(step.name)).map(({ name }) => name));
}

/**
 * The experiments of a plan that verdicts on a part of it rest on: the witness of every route, what shows that the
 * credentials of the part are accepted, and the plain call behind each scenario of the part. Their cases are narrowed to
 * one that shows it.
 */
export function sharedEvidence(plan: readonly Experiment[], part: readonly Experiment[]): readonly Experiment[] {
  const asked = new Set(part.filter(asksForCredential).map(presentedBy));
  const calls = new Set(part.filter(({ stage }) => stage).map(callOf));
  const first = firstOfCalls(plan);
  return plan.flatMap((experiment) => {
    const [any] = experiment.cases;
    const served = experiment.cases.find(({ expect }) => expect.kind === 'served');
    const credential = experiment.cases.find(({ expect }) => expect.kind === 'accepted' && expect.of === 'credential');
    const call = callOf(experiment);
    const kept = [
      served,
      asked.has(presentedBy(experiment)) ? credential : undefined,
      served === undefined && calls.has(call) && first.get(call) === experiment ? any : undefined,
    ];
    const cases = experiment.cases.filter((one) => kept.includes(one));
    return cases.length === 0 ? [] : [{ ...experiment, cases }];
  });
}

// A refusal counts where the credential was accepted elsewhere.
function asksForCredential({ cases }: Experiment): boolean {
  return cases.some(({ expect }) => expect.kind === 'accepted' && expect.of !== 'request');
}
