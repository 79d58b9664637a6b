import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenJson } from './written-json.js';

test('each member and each element stands on a line', () => {
  const value = {
    outcome: 'pass',
    left: undefined,
    none: [],
    verdicts: [{ case: 'a', at: [1, 2] }, { case: 'b' }],
    by: { a: {} },
  };
  expect(writtenJson(value)).toBe(`{
  "outcome": "pass",
  "none": [],
  "verdicts": [
    {"case":"a","at":[1,2]},
    {"case":"b"}
  ],
  "by": {
    "a": {}
  }
}
`);
});

test('it says what JSON says, whatever the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(4), (value, depth) => {
      const plain = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(writtenJson(value, depth))).toEqual(plain);
    }),
  );
});
