import { expect, test } from 'vitest';
import type { Facet } from '../../model/experiment/facet.js';
import { lookAt } from '../../model/origin.js';
import { compare } from './state.js';

const facet: Facet = {
  name: 'devices of A',
  observer: 'accessible-devices',
  subject: 'A',
  isForeign: false,
} as Facet;
const ids = { A: 'a', D1: 'd1', D2: 'd2', D3: 'd3' };

const found = (before: readonly string[], after: readonly string[], isTakingAway: boolean) => {
  const observed = { [lookAt('before', facet.name)]: before, [lookAt('after', facet.name)]: after };
  const loan = {
    lending: { strength: 'strong', isCreated: true },
    scene: { ids, isReal: true, isCreated: true },
    observed,
  };
  const becomes = { [facet.name]: isTakingAway ? ['D2', 'D3'] : ['D1', 'D2', 'D3'] };
  const { findings, unarranged } = compare(becomes as never, [facet], loan as never, new Map(), isTakingAway);
  return findings.length > 0 ? 'failed' : unarranged.length > 0 ? 'unarranged' : 'as expected';
};

test.each([
  [['d1', 'd2', 'd3'], ['d2', 'd3'], true, 'as expected'],
  [['d1', 'd2', 'd3'], ['d1', 'd2', 'd3'], true, 'failed'],
  [['d1', 'd2', 'd3'], ['d3'], true, 'failed'],
  // The stage never had D2: whoever takes D1 away is not to blame.
  [['d1', 'd3'], ['d3'], true, 'unarranged'],
  [['d3'], ['d3'], true, 'unarranged'],
  [['d1', 'd3'], [], true, 'failed'],
  [['d1', 'd3'], ['d1', 'd3'], true, 'failed'],
  // D2 shows late.
  [['d1', 'd3'], ['d2', 'd3'], true, 'as expected'],
  [['d2', 'd3'], ['d2', 'd3'], false, 'failed'],
  [['d2', 'd3'], ['d1'], false, 'failed'],
])('from %j to %j, taking away %s: %s', (before, after, isTakingAway, expected) => {
  expect(found(before, after, isTakingAway)).toBe(expected);
});
