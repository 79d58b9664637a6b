import { levelOf, type RequirementId } from '../../../spec/requirements/servers/index.js';
import type { Base } from './base.js';
import type { Expectation } from './expectation.js';
import type { Case } from './experiment.js';

/** A case without its id and level, which follow from the experiment. */
export interface Claimed {
  readonly variant: string;
  readonly requirement: RequirementId;
  readonly title: string;
  readonly step?: string;
  readonly expect: Expectation;
}

/** The case on the operation of a base. */
export function caseOf({ operation }: Base, { variant, requirement: id, title, step: own, expect }: Claimed): Case {
  return {
    id: `${operation.id}/${id}/${variant}`,
    requirement: id,
    level: levelOf(id, operation.id),
    title,
    ...(own === undefined ? {} : { step: own }),
    expect,
  };
}

/** What holds for every answer of an experiment, whatever else it is about. */
export function everyAnswer(variant: string): Claimed[] {
  return [
    {
      variant,
      requirement: 'robust.never-5xx',
      title: 'never answers 5xx',
      expect: { kind: 'every', property: 'never-5xx' },
    },
    {
      variant,
      requirement: 'error.not-ok',
      title: 'never dresses a refusal as a success',
      expect: { kind: 'every', property: 'not-ok' },
    },
    {
      variant,
      requirement: 'error.leaks-nothing',
      title: 'leaks nothing',
      expect: { kind: 'every', property: 'leaks-nothing' },
    },
  ];
}
