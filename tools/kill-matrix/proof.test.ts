import { expect, test } from 'vitest';
import type { Outcome, Verdict } from '../../src/model/verdict.js';
import { faultsOfReference } from './proof.js';

const judged = (outcome: Outcome): Verdict => ({
  case: `delete/void.ok-true/${outcome}`,
  requirement: 'void.ok-true',
  operation: 'delete',
  concern: 'void-response',
  title: 'answers ok',
  level: 'MUST',
  outcome,
  findings: outcome === 'pass' ? [] : [{ where: 'ok', expected: 'true', received: '1' }],
  control: 'accepted',
  exchanges: [],
});

const wrong = 'ok: expected true, received 1';

test.each<[readonly Outcome[], readonly string[]]>([
  [['pass'], []],
  [['pass', 'inapplicable'], []],
  [['pass', 'fail'], [`reference: delete/void.ok-true/fail: fail; ${wrong}`]],
  [['pass', 'inconclusive'], [`reference: delete/void.ok-true/inconclusive: inconclusive; ${wrong}`]],
  [['inapplicable'], ['reference: expected cases of void.ok-true that apply to it, there are none']],
  [[], ['reference: expected cases of void.ok-true, there are none in suites/servers']],
])('the reference is judged %j', (outcomes, faults) => {
  expect(faultsOfReference('void.ok-true', outcomes.map(judged))).toEqual(faults);
});
