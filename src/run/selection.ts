import { globPattern } from '../ground/glob-pattern.js';
import type { Experiment } from '../model/experiment/experiment.js';

/** Which cases of a plan are judged. */
export interface Selection {
  /** Globs over case ids, requirement ids and operation ids; `*` also spans slashes. */
  readonly only?: readonly string[];
  /** Exactly these cases. */
  readonly cases?: ReadonlySet<string>;
  /** The part of the plan that falls to this shard, counted from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
}

/** A selection that matches no case: never a run of nothing. */
export class EmptySelection extends RangeError {
  constructor(readonly selection: Selection) {
    super('the selection matches no case');
  }
}

/** The plan without the cases that are not selected. Throws an EmptySelection where nothing is left. */
export function select(experiments: readonly Experiment[], selection: Selection): readonly Experiment[] {
  const { only, cases, shard } = selection;
  const patterns = only?.map(globPattern);
  const selected = shareOf(experiments, shard)
    .map((experiment) => ({
      ...experiment,
      cases: experiment.cases.filter(
        ({ id, requirement }) =>
          (cases === undefined || cases.has(id)) &&
          (patterns === undefined ||
            patterns.some(
              (pattern) => pattern.test(id) || pattern.test(requirement) || pattern.test(experiment.operation.id),
            )),
      ),
    }))
    .filter((experiment) => experiment.cases.length > 0);
  if (selected.length === 0) throw new EmptySelection(selection);
  return selected;
}

/** What falls to a shard: every n-th of a list, and all of it where there are no shards. */
export function shareOf<T>(all: readonly T[], shard: Selection['shard']): readonly T[] {
  return shard === undefined ? all : all.filter((_one, index) => index % shard.of === shard.index - 1);
}
