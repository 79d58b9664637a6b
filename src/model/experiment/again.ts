import type { Experiment } from './experiment.js';

const suffix = '/again';
const companySuffix = '/company';
const attempt = /\/(?:again|trace\/\d+-\d+)(?=\/|$)/;

/** The id of the second attempt at an experiment, under which its exchanges and its loan stand. */
export function idAgain(id: string): string {
  return `${id}${suffix}`;
}

/** The id under which those are arranged and looked at who are on the stages of several scenarios, by the first of those. */
export function companyId(first: Pick<Experiment, 'id'>): string {
  return `${first.id}${companySuffix}`;
}

/** The id without the mark of a further attempt or of a company. */
export function firstId(id: string): string {
  const one = id.replace(attempt, '');
  return one.endsWith(companySuffix) ? one.slice(0, -companySuffix.length) : one;
}

/** Whether an id is that of a further attempt. */
export function isAgain(id: string): boolean {
  return attempt.test(id);
}

/** Whether an id is that of a second attempt at the whole of an experiment. */
export function isSecond(id: string): boolean {
  return id === idAgain(firstId(id));
}

/** The second attempt at an experiment: the same steps and cases, on resources of its own. */
export function again(experiment: Experiment): Experiment {
  return { ...experiment, id: idAgain(experiment.id) };
}
