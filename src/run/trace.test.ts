import { expect, test } from 'vitest';
import { readContract } from '../model/contract/contract.js';
import type { Experiment, Step } from '../model/experiment/experiment.js';
import { tracesOf } from '../model/experiment/trace.js';
import { trace } from './trace.js';

const [operation] = readContract().operations;

function experimentOf(faults: number): Experiment {
  const step = (name: string, role: Step['role']): Step => ({ name, role, build: () => ({}) as never });
  return {
    id: 'a/b/c',
    operation: operation as never,
    concern: 'effects',
    credential: 'api-key',
    shape: [],
    needs: [],
    steps: [...Array.from({ length: faults }, (_, index) => step(String(index), 'fault')), step('control', 'control')],
    cases: [
      {
        id: 'a/effect.refusal-changes-nothing/x',
        requirement: 'effect.refusal-changes-nothing',
        level: 'MUST',
        title: 'x',
        expect: { kind: 'no-effect' },
      },
    ],
  };
}

test.each([2, 3, 5, 12, 43])(
  'of %i requests the one that changes the state is sent alone, last of all',
  async (faults) => {
    const experiment = experimentOf(faults);
    for (let culprit = 0; culprit < faults; culprit += 1) {
      const sent: Experiment[] = [];
      await trace(experiment, async (part) => {
        sent.push(part);
        return part.steps.some(({ name }) => name === String(culprit));
      });
      expect(sent.at(-1)?.steps.map(({ name }) => name)).toEqual([String(culprit), 'control']);
      expect(sent.length).toBeLessThanOrEqual(Math.ceil(Math.log2(faults)) + 1);
      // A record of them, sorted by name, tells their order.
      const ids = sent.map(({ id }) => id);
      expect(tracesOf(experiment, ids.toSorted()).map(({ id }) => id)).toEqual(ids);
    }
  },
);
