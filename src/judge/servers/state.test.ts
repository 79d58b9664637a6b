import { expect, test } from 'vitest';
import type { Facet } from '../../model/experiment/facet.js';
import { lookAt } from '../../model/origin.js';
import { compare, unarrangedOn } from './state.js';

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
  const { findings, unarranged } = compare(becomes as never, [facet], loan as never, new Map(), { isTakingAway });
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

const stage = { parts: ['devices'], hasForeign: false, needsTwoSystems: false } as const;

test.each([
  ['shows late what it was given', [], ['d1', 'd2', 'd3'], true, []],
  ['shows late a part of it', ['d2'], ['d1', 'd2'], true, []],
  ['shows nothing of it', [], [], true, []],
  ['shows what it was not given', ['d2', 'd3'], ['d1', 'd2', 'd3'], false, ['devices of A']],
  ['shows what nobody knows', ['d1'], ['d1', 'x'], true, ['devices of A']],
  ['loses what it was given', ['d1', 'd2'], ['d1'], true, ['devices of A']],
] as const)('a facet that is to stay and %s', (_case, before, after, isGranted, expected) => {
  const observed = { [lookAt('before', facet.name)]: before, [lookAt('after', facet.name)]: after };
  const loan = { scene: { ids }, observed };
  const { findings } = compare({}, [facet], loan as never, new Map(), { stage: { ...stage, isGranted } });
  expect(findings.map(({ where }) => where)).toEqual(expected);
});

test.each([
  ['none and then what was made for it', [], ['s1', 's2'], []],
  ['one and then the other', ['s1'], ['s1', 's2'], []],
  ['more than was made for it', [], ['s1', 's2', 's3'], ['sessions of A']],
  ['less than before', ['s1', 's2'], ['s1'], ['sessions of A']],
] as const)('sessions that are to stay, seen as %s', (_case, before, after, expected) => {
  const sessions = { ...facet, name: 'sessions of A', observer: 'client-sessions' } as Facet;
  const observed = { [lookAt('before', sessions.name)]: before, [lookAt('after', sessions.name)]: after };
  const whole = { ...stage, parts: ['sessions'], isGranted: true } as const;
  const { findings } = compare({}, [sessions], { scene: { ids }, observed } as never, new Map(), { stage: whole });
  expect(findings.map(({ where }) => where)).toEqual(expected);
});

test.each([
  ['devices of A', 'A', [], true, ['devices of A']],
  ['devices of A', 'A', ['D2', 'd3'], false, []],
  ['devices of A', 'A', ['d2', 'd3'], true, ['devices of A']],
  ['devices of A', 'A', 'unknown', true, []],
  ['identity A', 'A', 'absent', true, ['identity A']],
  ['identity A', 'A', 'present', true, []],
  ['sessions of A', 'A', ['s1'], true, ['sessions of A']],
  ['sessions of A', 'A', ['s1', 's2'], true, []],
  ['users of A', 'A', [], true, []],
] as const)(
  '%s of %s that is seen as %j lacks of a stage that is granted (%s): %j',
  (name, subject, seen, isGranted, expected) => {
    const one = { ...facet, name, subject } as Facet;
    const loan = { scene: { ids }, observed: { [lookAt('before', name)]: seen } };
    const whole = { ...stage, parts: ['devices', 'sessions'], isGranted } as const;
    expect(unarrangedOn(whole, [one], loan as never, new Map()).map((facet) => facet.name)).toEqual(expected);
  },
);

test.each([
  ['the call does too much', ['d1', 'd2', 'd3'], [], 'rest'],
  ['the call does nothing', ['d1', 'd2', 'd3'], ['d1', 'd2', 'd3'], 'changed'],
  ['another device goes and this one stays', ['d1', 'd2', 'd3'], ['d1', 'd2'], 'changed and rest'],
  ['something that nobody knows comes', ['d1', 'd2', 'd3'], ['d2', 'd3', 'x'], 'rest'],
  ['the call does what it should', ['d1', 'd2', 'd3'], ['d2', 'd3'], ''],
])('where %s, it shows in what is to change or in the rest', (_case, before, after, expected) => {
  const observed = { [lookAt('before', facet.name)]: before, [lookAt('after', facet.name)]: after };
  const loan = { scene: { ids }, observed };
  const differs = (['changed', 'rest'] as const).filter(
    (scope) =>
      compare({ 'devices of A': ['D2', 'D3'] }, [facet], loan as never, new Map(), { isTakingAway: true, scope })
        .findings.length > 0,
  );
  expect(differs.join(' and ')).toBe(expected);
});
