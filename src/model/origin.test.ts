import { expect, test } from 'vitest';
import { catalogue } from '../../suites/servers/catalogue.js';
import { type Origin, originAt, placeOf } from './origin.js';

const origins: readonly [Origin, string, string][] = [
  [{ kind: 'step', experiment: 'op/uuid-format/id', step: 'id=braced' }, 'op/uuid-format/id', 'id=braced'],
  [{ kind: 'look', experiment: 'op/effects', phase: 'before', facet: 'A' }, 'op/effects', 'before: A'],
  [{ kind: 'look', experiment: 'op/effects', phase: 'after', facet: 'users of A' }, 'op/effects', 'after: users of A'],
  [{ kind: 'lending', errand: { key: 'op/effects' }, path: '/devices/list' }, 'lend:op/effects', '/devices/list'],
  [{ kind: 'lending', errand: { key: 'op', lot: 'fresh' }, path: '/a' }, 'lend:op/fresh', '/a'],
  [{ kind: 'lending', errand: { key: 'op', lot: 'foreign' }, path: '/a' }, 'lend:op/foreign', '/a'],
  [{ kind: 'workspace', credential: 'api-key' }, 'world', 'workspace of api-key'],
  [{ kind: 'removal', thing: 'acs_user' }, 'world', 'remove acs_user'],
  [{ kind: 'around', about: 'is anybody there' }, 'world', 'is anybody there'],
  [{ kind: 'doctor', about: 'no such route' }, 'doctor', 'no such route'],
  [{ kind: 'arrival', trial: 'op/once', at: 'elsewhere', position: 2 }, 'op/once', 'elsewhere 2'],
  [{ kind: 'recording', entry: 12 }, 'har/12', 'recorded'],
];

test.each(origins)('%j has words of its own', (origin, experiment, step) => {
  expect(placeOf(origin)).toEqual({ experiment, step });
  expect(originAt({ experiment, step })).toEqual(origin);
});

test('no experiment, step or facet of the suites reads as something else', () => {
  const experiments = new Set([...catalogue().cases.values()].map(({ experiment }) => experiment));
  expect(experiments.size).toBeGreaterThan(100);
  for (const { id, steps, facets = [] } of experiments) {
    const own: Origin[] = [
      ...steps.map(({ name }): Origin => ({ kind: 'step', experiment: id, step: name })),
      ...facets.map(({ name }): Origin => ({ kind: 'look', experiment: id, phase: 'after', facet: name })),
      { kind: 'lending', errand: { key: id }, path: '/x' },
    ];
    for (const origin of own) expect(originAt(placeOf(origin))).toEqual(origin);
  }
});
