import type { Case, Experiment, Step } from '../../src/model/experiment/experiment.js';
import type { RequirementSet } from '../../src/model/requirement-set/requirement-set.js';

/** The experiments of a requirement set: its cases at its levels, without the requests that only other cases are about. */
export function experimentsIn(set: RequirementSet, experiments: readonly Experiment[]): readonly Experiment[] {
  if (set.isCurrent) return experiments;
  return experiments.flatMap((experiment) => {
    const cases = experiment.cases.flatMap((one): Case[] => {
      const level = set.levelOf(one);
      return level === undefined ? [] : [{ ...one, level }];
    });
    if (cases.length === 0) return [];
    return [{ ...experiment, cases, steps: experiment.steps.filter((step) => isAsked(step, experiment.cases, cases)) }];
  });
}

// What a later set sends to the same resources could fail the cases of an earlier one.
function isAsked({ name, role }: Step, all: readonly Case[], kept: readonly Case[]): boolean {
  if (role !== 'fault' && role !== 'probe') return true;
  return kept.some(({ step }) => step === name) || !all.some(({ step }) => step === name);
}
