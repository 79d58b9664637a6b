import { describe, expect, test } from 'vitest';
import type { Experiment } from '../../src/model/experiment/experiment.js';
import { requirementSet } from '../../src/model/requirement-set/requirement-set.js';
import { catalogue } from './catalogue.js';
import { experimentsIn } from './in-set.js';

const id = 'user_identities.delete/uuid-format/user_identity_id';
const all = [...new Set([...catalogue().cases.values()].map(({ experiment }) => experiment))];
const later = 'user_identity_id=braced';

/** A set in which nothing about the braced uuid counts yet, and all else is a MAY. */
const earlier = {
  ...requirementSet('1'),
  levelOf: (one: { readonly id: string }) => (one.id.endsWith(later) ? undefined : ('MAY' as const)),
};

function found(experiments: readonly Experiment[]): Experiment {
  const experiment = experiments.find((one) => one.id === id);
  if (experiment) return experiment;
  throw new Error(`expected ${id}`);
}

describe('the experiments of a requirement set', () => {
  test('are those of the suite in the current one', () => {
    expect(experimentsIn(requirementSet(), all)).toBe(all);
  });

  test('hold the cases of then, at the levels of then', () => {
    const { cases } = found(experimentsIn(earlier, all));
    expect(cases.map((one) => one.id)).toEqual(
      found(all)
        .cases.map((one) => one.id)
        .filter((one) => !one.endsWith(later)),
    );
    expect(new Set(cases.map(({ level }) => level))).toEqual(new Set(['MAY']));
  });

  test('send nothing that only a later case is about', () => {
    const names = ({ steps }: Experiment) => steps.map(({ name }) => name);
    expect(names(found(all))).toContain(later);
    expect(names(found(experimentsIn(earlier, all)))).toEqual(names(found(all)).filter((name) => name !== later));
  });

  test('are fewer where none of the cases counted then', () => {
    const nothing = { ...earlier, levelOf: () => undefined };
    expect(experimentsIn(nothing, all)).toEqual([]);
  });
});
