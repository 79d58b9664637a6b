import type { ProfileName } from '../../spec/profiles.js';
import { globPattern } from '../ground/glob-pattern.js';
import { present } from '../ground/present.js';
import type { Experiment, Step } from '../model/experiment/experiment.js';
import { neededFacets, neededSteps } from '../model/experiment/needed-steps.js';
import { isWitness, routeOf, sharedEvidence } from '../model/experiment/shared-evidence.js';

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
  constructor(
    readonly selection: Selection,
    /** The profile whose plan was searched, where it was that of one. */
    readonly profile?: ProfileName,
  ) {
    super('the selection matches no case');
  }
}

/**
 * The plan without the cases that are not selected. The witness of every route that is judged comes along, and to every
 * shard what its verdicts rest on in the unsharded selection, so that a part says what the whole would say of it.
 * Throws an EmptySelection where nothing is selected.
 */
export function select(
  experiments: readonly Experiment[],
  selection: Selection,
  profile?: ProfileName,
): readonly Experiment[] {
  const { shard } = selection;
  const matching = experiments.map((experiment) => narrowed(experiment, isSelectedBy(selection, experiment)));
  const chosen = matching.filter(isJudged);
  const part = shareOf(matching, shard).filter(isJudged);
  if (part.length === 0) throw new EmptySelection(selection, profile);
  const routes = new Set(chosen.map(({ operation }) => routeOf(operation)));
  const witnesses = experiments
    .filter((experiment) => isWitness(experiment) && routes.has(routeOf(experiment.operation)))
    .map((experiment) => narrowed(experiment, ({ expect }) => expect.kind === 'served'));
  if (shard === undefined) return withoutIdle(joined(experiments, [...part, ...witnesses]));
  return joined(experiments, [...part, ...sharedEvidence(joined(experiments, [...chosen, ...witnesses]), part)]);
}

// That a route is there is told without a request that presents no credential, unless other cases rest on that.
function withoutIdle(selected: readonly Experiment[]): readonly Experiment[] {
  const asked = new Set(
    selected
      .filter((one) => !isWitness(one))
      .flatMap((one) => one.steps.map(({ name }) => `${routeOf(one.operation)} ${name}`)),
  );
  return selected.map((one) => {
    const { operation, cases, steps } = one;
    const isWhole = operation.described !== undefined || cases.some(({ expect }) => expect.kind !== 'served');
    const isTold = steps.some(({ role, about }) => role === 'witness' && about !== undefined);
    if (isWhole || !isTold) return one;
    const isNeeded = ({ role, name, about }: Step) =>
      role !== 'witness' || about !== undefined || asked.has(`${routeOf(one.operation)} ${name}`);
    return { ...one, steps: steps.filter(isNeeded) };
  });
}

/** What falls to a shard: every n-th of a list, and all of it where there are no shards. */
export function shareOf<T>(all: readonly T[], shard: Selection['shard']): readonly T[] {
  return shard === undefined ? all : all.filter((_one, index) => index % shard.of === shard.index - 1);
}

type IsSelected = (one: Experiment['cases'][number]) => boolean;

function isSelectedBy({ only, cases }: Selection, { operation }: Experiment): IsSelected {
  const patterns = only?.map(globPattern);
  return ({ id, requirement }) =>
    (cases === undefined || cases.has(id)) &&
    (patterns === undefined ||
      patterns.some((pattern) => pattern.test(id) || pattern.test(requirement) || pattern.test(operation.id)));
}

function narrowed(experiment: Experiment, isSelected: IsSelected): Experiment {
  return { ...experiment, cases: experiment.cases.filter(isSelected) };
}

function isJudged({ cases }: Experiment): boolean {
  return cases.length > 0;
}

/** In the order of the plan, each experiment once, with every case that any of the parts holds and the steps that show it. */
function joined(plan: readonly Experiment[], parts: readonly Experiment[]): readonly Experiment[] {
  const held = new Map<string, Set<string>>();
  for (const { id, cases } of parts) {
    const known = held.get(id) ?? new Set();
    for (const one of cases) known.add(one.id);
    held.set(id, known);
  }
  return plan
    .filter(({ id }) => held.has(id))
    .map((experiment) => {
      const { facets: _all, ...rest } = experiment;
      const { cases } = narrowed(experiment, (one) => held.get(experiment.id)?.has(one.id) === true);
      const facets = neededFacets(experiment, cases);
      return { ...rest, cases, steps: neededSteps(experiment, cases), ...present({ facets }) };
    });
}
