import { describe, expect, test } from 'vitest';
import { requirements } from '../servers/index.js';
import { clientRequirement, clientRequirements } from './index.js';
import { clientInterpretations } from './interpretations.js';

describe('the register of requirements on clients', () => {
  test('shares no id with itself or with the register on servers', () => {
    const ids = [...clientRequirements, ...requirements].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('names a source for every requirement', () => {
    expect(clientRequirements.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  test('uses every reading', () => {
    const used = clientRequirements.flatMap(({ sources }) =>
      sources.map((source) => ('interpretation' in source ? source.interpretation : undefined)),
    );
    expect(clientInterpretations.map(({ id }) => id).filter((id) => !used.includes(id))).toEqual([]);
  });

  test('throws for an id that it does not hold', () => {
    expect(() => clientRequirement('request.twice')).toThrow(RangeError);
  });
});
