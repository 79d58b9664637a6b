import { expect, test } from 'vitest';
import type { Becomes } from '../../../spec/stage.js';
import type { Experiment } from '../../model/experiment/experiment.js';
import type { Facet } from '../../model/experiment/facet.js';
import { isMismatch } from '../../model/finding.js';
import { lookAt } from '../../model/origin.js';
import { hasComeUndone, judgeLasting } from './lasting.js';
import type { Reading } from './reading.js';

const ids = { A: 'a', B: 'b', P: 'p', D1: 'd1', D2: 'd2', D3: 'd3' };
const facets = ['A', 'B', 'P'].map((subject) => ({
  name: `devices of ${subject}`,
  subject,
})) as unknown as readonly Facet[];
const own = 'devices of A';
const about = facets.map(({ name }) => name);

/** What is found of a call that gives or takes away, with looks at the devices of A, B and P, right after it and in the end. */
function found(gives: boolean, ...looks: readonly (readonly [after: readonly string[], end: readonly string[]])[]) {
  const before = gives ? ['d2', 'd3'] : ['d1', 'd2', 'd3'];
  const becomes: Becomes = { [own]: gives ? ['D1', 'D2', 'D3'] : ['D2', 'D3'] };
  const scenario = { kind: 'state', becomes, mayBeRefused: false } as const;
  const expectation = { kind: 'lasting', about, gives, restsOn: { expect: scenario, step: 'call' } } as const;
  const observed = Object.fromEntries(
    facets.flatMap(({ name }, index) => {
      const [after = [], end = []] = looks[index] ?? [];
      return [
        [lookAt('before', name), name === own ? before : after],
        [lookAt('after', name), after],
        [lookAt('end', name), end],
      ];
    }),
  );
  const answer = { kind: 'response', status: 200, headers: [], body: '{"ok":true}', isUtf8: true };
  const call = { index: 7, origin: { kind: 'step', experiment: 'e', step: 'call' }, answer };
  const experiment = { facets, steps: [{ name: 'call', role: 'act' }], cases: [{ expect: expectation }] };
  const loan = { scene: { ids }, observed };
  const exchanges = new Map([['call', call]]);
  const reading = { experiment, loan, exchanges } as unknown as Reading;
  const { outcome, findings } = judgeLasting(reading, expectation);
  return {
    outcome,
    where: findings.map(({ where }) => where),
    after: findings.map((finding) => (isMismatch(finding) ? finding.after : undefined)),
    isUndone: hasComeUndone(experiment as unknown as Experiment, loan as never, exchanges as never),
  };
}

const still = [['d1'], ['d1']] as const;

test.each([
  [
    'a revocation stays',
    false,
    [
      ['d2', 'd3'],
      ['d3', 'd2'],
    ],
    still,
    still,
    'pass',
    [],
  ],
  [
    'a revocation comes back',
    false,
    [
      ['d2', 'd3'],
      ['d1', 'd2', 'd3'],
    ],
    still,
    still,
    'fail',
    [own],
  ],
  [
    'everybody is given something in time',
    false,
    [
      ['d2', 'd3'],
      ['d2', 'd3', 'x'],
    ],
    still,
    still,
    'pass',
    [],
  ],
  [
    'a bystander loses something',
    false,
    [
      ['d2', 'd3'],
      ['d2', 'd3'],
    ],
    [['d1'], []],
    still,
    'fail',
    ['devices of B'],
  ],
  [
    'the oldest loses something',
    false,
    [
      ['d2', 'd3'],
      ['d2', 'd3'],
    ],
    still,
    [['x'], []],
    'fail',
    ['devices of P'],
  ],
  [
    'the oldest gains something',
    false,
    [
      ['d2', 'd3'],
      ['d2', 'd3'],
    ],
    still,
    [['x'], ['x', 'd1']],
    'pass',
    [],
  ],
  [
    'a grant vanishes',
    true,
    [
      ['d1', 'd2', 'd3'],
      ['d2', 'd3'],
    ],
    still,
    still,
    'fail',
    [own],
  ],
  [
    'a grant reaches another',
    true,
    [
      ['d1', 'd2', 'd3'],
      ['d1', 'd2', 'd3'],
    ],
    [[], ['d2']],
    still,
    'fail',
    ['devices of B'],
  ],
  [
    'another is given something else',
    true,
    [
      ['d1', 'd2', 'd3'],
      ['d1', 'd2', 'd3'],
    ],
    [[], ['x']],
    still,
    'pass',
    [],
  ],
  [
    'the call did nothing at first',
    false,
    [
      ['d1', 'd2', 'd3'],
      ['d1', 'd2', 'd3'],
    ],
    still,
    still,
    'inapplicable',
    ['scenario'],
  ],
] as const)('where %s by the end', (_case, gives, a, b, p, outcome, where) => {
  expect(found(gives, a, b, p)).toMatchObject({ outcome, where });
});

test('what is undone is told of the call, what others lose of none in particular', () => {
  const undone = found(
    false,
    [
      ['d2', 'd3'],
      ['d1', 'd2', 'd3'],
    ],
    still,
    still,
  );
  const lost = found(
    false,
    [
      ['d2', 'd3'],
      ['d2', 'd3'],
    ],
    [['d1'], []],
    still,
  );
  expect([undone.isUndone, lost.isUndone]).toEqual([true, false]);
  expect([...undone.after, ...lost.after]).toEqual([7, undefined]);
});
