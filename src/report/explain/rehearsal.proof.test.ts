import { expect, test } from 'vitest';
import { catalogue } from '../../../suites/servers/catalogue.js';
import { rehearse, sampleOf } from './rehearsal.js';
import { violationOf } from './violation.js';

const listed = [...catalogue().cases.values()];
const samples = [...new Set(listed.map(({ experiment }) => experiment))].map(sampleOf);

test('every conforming example passes', () => {
  const verdicts = samples.flatMap((sample) => rehearse(sample));
  expect(verdicts.filter(({ outcome }) => outcome !== 'pass').map(({ case: id, findings }) => [id, findings])).toEqual(
    [],
  );
  expect(verdicts).toHaveLength(listed.length);
});

test('every violating example fails', () => {
  const missed = samples.flatMap((sample) => {
    const { experiment } = sample;
    return experiment.cases.flatMap((one) => {
      const [verdict] = rehearse(
        { ...sample, experiment: { ...experiment, cases: [one] } },
        violationOf({ case: one, experiment }),
      );
      return verdict?.outcome === 'fail' ? [] : [[one.id, verdict?.outcome, verdict?.findings]];
    });
  });
  expect(missed).toEqual([]);
});
