import { expect, test } from 'vitest';
import type { Experiment } from './experiment.js';
import { sharedWitnesses } from './shared-evidence.js';

const experiment = (id: string, change: object = {}): Experiment =>
  ({
    id,
    operation: { method: 'POST', path: '/o' },
    credential: 'api-key',
    shape: ['device_id'],
    steps: [
      { name: 'witness: no credentials', role: 'witness' },
      { name: 'witness: no uuid', role: 'witness', about: 'device_id' },
      { name: 'control', role: 'control' },
    ],
    ...change,
  }) as unknown as Experiment;

const narrowed = experiment('first', { steps: [{ name: 'witness: no uuid', role: 'witness' }] });

test.each<[string, Experiment, Experiment | undefined, readonly string[]]>([
  ['of the same call', experiment('one'), experiment('first'), ['witness: no credentials', 'witness: no uuid']],
  ['as far as it has any', experiment('one'), narrowed, ['witness: no uuid']],
  [
    'of another credential where none is presented',
    experiment('one', { credential: 'console-session-token' }),
    experiment('first'),
    ['witness: no credentials'],
  ],
  ['of another shape, too', experiment('one', { shape: [] }), experiment('first'), ['witness: no credentials']],
  ['not of another route', experiment('one', { operation: { method: 'PUT', path: '/o' } }), experiment('first'), []],
  ['not for a second attempt', experiment('one/again'), experiment('first'), []],
  ['not of itself', experiment('first'), experiment('first'), []],
  ['where nobody was before', experiment('one'), undefined, []],
])('witnesses are shared %s', (_what, one, first, expected) => {
  expect([...sharedWitnesses(one, first)]).toEqual(expected);
});
