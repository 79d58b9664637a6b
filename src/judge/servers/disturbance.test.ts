import { expect, test } from 'vitest';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Facet } from '../../model/experiment/facet.js';
import type { AttemptedCase } from './confirmation.js';
import { disturbed, isDisturbing } from './disturbance.js';
import type { Pending } from './knock-on.js';

const facets = ['identity A', 'identity B', 'foreign identity A'].map((name) => {
  const isForeign = name.startsWith('foreign');
  return { name, isForeign, subject: name.replace('identity ', '') } as Facet;
});

const failing = (where: string) =>
  ({ outcome: 'fail', findings: [{ where, expected: 'present', received: 'absent' }] }) as unknown as Pending;

const passing = { outcome: 'pass', findings: [] } as unknown as Pending;

const inCompany = (first: Pending, second: Pending, company = 'one'): AttemptedCase => ({
  experiment: { stage: {}, facets } as unknown as Experiment,
  case: { expect: { kind: 'foreign' } } as unknown as AttemptedCase['case'],
  first,
  second,
  company,
  traces: [],
});

test.each<[string, readonly AttemptedCase[], boolean]>([
  ['a loss that alone nobody causes', [inCompany(failing('foreign identity A'), passing)], true],
  [
    'a loss that one of the company causes alone',
    [
      inCompany(failing('foreign identity A'), passing),
      inCompany(failing('foreign identity A'), failing('foreign identity A')),
    ],
    false,
  ],
  [
    'one that somebody of another company causes',
    [
      inCompany(failing('foreign identity A'), passing),
      inCompany(failing('foreign identity A'), failing('foreign identity A'), 'another'),
    ],
    true,
  ],
  [
    'a loss of a bystander, whoever else shows it',
    [inCompany(failing('identity B'), passing), inCompany(failing('identity B'), failing('identity B'))],
    true,
  ],
])('%s', (_what, attempts, expected) => {
  expect(isDisturbing(attempts)).toBe(expected);
});

test('beside calls that disturb others, what was not arranged is sent again like what came to nothing', () => {
  const attempts = ['not arranged', 'not sent', 'undecided'].map((id): AttemptedCase => {
    const first = { outcome: 'inconclusive', findings: [], exchanges: id === 'undecided' ? [1] : [] };
    return {
      experiment: { id, stage: {}, facets } as unknown as Experiment,
      case: { expect: { kind: 'foreign' } } as unknown as AttemptedCase['case'],
      first: first as unknown as Pending,
      traces: [],
    };
  });
  const lending = { strength: 'weak', isCreated: false, lacking: 'no such person' } as const;
  const chosen = disturbed(attempts, new Map([['not arranged', { lending }]]));
  expect([...chosen].map(({ id }) => id)).toEqual(['not arranged', 'undecided']);
});
