import type { Experiment, Step } from './experiment.js';

/** Some of the requests of an experiment that may have changed the state, counted from 0, the last one excluded. */
export interface Suspects {
  readonly from: number;
  readonly to: number;
}

/** The requests after which an experiment looks whether anything has changed. */
export function suspectsOf({ steps }: Pick<Experiment, 'steps'>): readonly Step[] {
  return steps.filter(({ role }) => role !== 'control' && role !== 'fresh-control');
}

/** Whether an experiment shows that refused requests change nothing, and does not show which of them did. */
export function isTraceable({ cases, steps }: Experiment): boolean {
  return suspectsOf({ steps }).length > 1 && cases.some(isTraced);
}

/** The experiment with some of its suspects alone, which shows whether one of those changes the state. */
export function traced(experiment: Experiment, { from, to }: Suspects): Experiment {
  const others = new Set(suspectsOf(experiment).filter((_step, index) => index < from || index >= to));
  return {
    ...experiment,
    id: `${experiment.id}/trace/${from}-${to}`,
    steps: experiment.steps.filter((step) => !others.has(step)),
    cases: experiment.cases.filter(isTraced),
  };
}

/** Which parts of an experiment were sent alone, of all the ids that anything was lent to; in the order of sending. */
export function tracesOf(experiment: Experiment, ids: Iterable<string>): readonly Experiment[] {
  const start = `${experiment.id}/trace/`;
  const parts = [...ids].flatMap((id): Suspects[] => {
    const [, from, to] = id.startsWith(start) ? (/^(\d+)-(\d+)$/.exec(id.slice(start.length)) ?? []) : [];
    return from === undefined ? [] : [{ from: Number(from), to: Number(to) }];
  });
  // Each is a half of what was left before it.
  const width = ({ from, to }: Suspects) => to - from;
  return parts
    .toSorted((one, other) => width(other) - width(one) || one.from - other.from)
    .map((part) => traced(experiment, part));
}

function isTraced({ expect }: Experiment['cases'][number]): boolean {
  return expect.kind === 'no-effect' || expect.kind === 'unchanged';
}
