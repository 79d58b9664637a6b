import { globPattern } from '../../src/ground/glob-pattern.js';
import { UsageError } from '../../src/ground/usage-error.js';
import { environmentCase } from './environment-case.js';
import { outputCase } from './output-case.js';
import type { Trial } from './trial.js';

/** What can be selected: a case, by its id, its requirement or its operation. */
export interface Selectable {
  readonly id: string;
  readonly requirement: string;
  readonly operation: string;
}

/** Whether one of the globs matches; everything is selected where there are none. `*` also spans slashes. */
export function isSelected({ id, requirement, operation }: Selectable, only: readonly string[] | undefined): boolean {
  if (only === undefined) return true;
  return only.map(globPattern).some((pattern) => [id, requirement, operation].some((text) => pattern.test(text)));
}

/**
 * The trials with the selected cases alone. A trial stays without cases where a selected case rests on it: as a control, as
 * another call to the same client, or because the case is about all that the client wrote. Throws a UsageError where nothing is left.
 */
export function selectTrials(trials: readonly Trial[], only: readonly string[] | undefined): readonly Trial[] {
  if (only === undefined) return trials;
  const narrowed = trials.map((trial) => ({
    ...trial,
    cases: trial.cases.filter(({ id, requirement }) =>
      isSelected({ id, requirement, operation: trial.operation.id }, only),
    ),
  }));
  if (isSelected(outputCase, only)) return narrowed;
  const grounds = groundsOf(narrowed);
  const selected = narrowed.filter(({ id, cases }) => cases.length > 0 || grounds.has(id));
  if (selected.length > 0) return selected;
  // Any call shows what the environment makes of it; on its own it rests on all of them.
  if (isSelected(environmentCase, only)) return narrowed;
  throw new UsageError(
    `--only ${only.join(' ')} matches no case of clients`,
    'It takes cases, requirements and operations, with * for any text, such as request.* or user_identities.delete.',
  );
}

/** The ids of the trials that the cases of others rest on; those of a group rest on every call of it. */
export function groundsOf(trials: readonly Trial[]): ReadonlySet<string> {
  const judged = trials.filter(({ cases }) => cases.length > 0);
  const groups = new Set(judged.flatMap(({ group }) => group?.name ?? []));
  const fellows = trials.filter(({ group }) => group !== undefined && groups.has(group.name));
  return new Set([
    ...judged.flatMap(({ control, alike = [] }) => [...(control === undefined ? [] : [control]), ...alike]),
    ...fellows.map(({ id }) => id),
  ]);
}
