import { expect, test } from 'vitest';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Stage } from '../../model/experiment/facet.js';
import { hookedLender } from './hooked.js';

const stage: Stage = { parts: [], hasForeign: false, isGranted: false, needsTwoSystems: false };

/** Asks a lender in turn who is there, and resolves to whom it names; `hit` says that those were hit. */
async function asked(...turns: readonly string[]): Promise<readonly (string | undefined)[]> {
  let lists = 0;
  const listUserIdentities = async () => {
    lists += 1;
    return [`oldest at look ${lists}`];
  };
  const lender = hookedLender('api', () => ({ listUserIdentities }), 1);
  const named: (string | undefined)[] = [];
  for (const turn of turns) {
    if (turn === 'hit') lender.othersHit?.();
    else {
      const experiment = { id: turn, operation: { id: 'o', parameters: [], given: [] } } as unknown as Experiment;
      named.push((await lender.others?.(stage, experiment))?.O);
    }
  }
  return named;
}

test.each([
  ['first attempts are about the same', ['a', 'b'], [1, 1]],
  ['second attempts are about those who are there by then', ['a', 'a/again', 'b/again'], [1, 2, 2]],
  ['and about others once one of them was hit', ['a/again', 'hit', 'b/again', 'c/again'], [1, 2, 2]],
  ['each part of an experiment that is sent alone asks', ['a/again', 'a/trace/1-2', 'a/trace/1-1'], [1, 2, 3]],
])('%s', async (_what, turns, looks) => {
  expect(await asked(...turns)).toEqual(looks.map((look) => `oldest at look ${look}`));
});
