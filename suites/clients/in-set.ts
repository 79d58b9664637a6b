import type { RequirementSet } from '../../src/model/requirement-set/requirement-set.js';
import { groundsOf } from './selection.js';
import type { ClientCase, Trial } from './trial.js';

/** The trials of a requirement set, with its cases at its levels. A trial without any stays where another rests on it. */
export function trialsIn(set: RequirementSet, trials: readonly Trial[]): readonly Trial[] {
  if (set.isCurrent) return trials;
  const narrowed = trials.map((trial) => ({
    ...trial,
    cases: trial.cases.flatMap((one): ClientCase[] => {
      const level = set.levelOf(one);
      return level === undefined ? [] : [{ ...one, level }];
    }),
  }));
  const grounds = groundsOf(narrowed);
  return narrowed.filter(({ id, cases }) => cases.length > 0 || grounds.has(id));
}
