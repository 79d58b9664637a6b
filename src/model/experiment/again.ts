import type { Experiment } from './experiment.js';

const suffix = '/again';
const attempt = /\/(?:again|trace\/\d+-\d+)(?=\/|$)/;

/** The id of the second attempt at an experiment, under which its exchanges and its loan stand. */
export function idAgain(id: string): string {
  return `${id}${suffix}`;
}

/** The id without the mark of a further attempt. */
export function firstId(id: string): string {
  return id.replace(attempt, '');
}

/** Whether an id is that of a further attempt. */
export function isAgain(id: string): boolean {
  return firstId(id) !== id;
}

/** The second attempt at an experiment: the same steps and cases, on resources of its own. */
export function again(experiment: Experiment): Experiment {
  return { ...experiment, id: idAgain(experiment.id) };
}
