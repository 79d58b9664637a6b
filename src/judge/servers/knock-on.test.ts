import { expect, test } from 'vitest';
import { type Pending, withCauses } from './knock-on.js';

const operation = 'user_identities.delete';

const verdict = (id: string, outcome: Pending['outcome'], broken?: Pending['broken']): Pending => ({
  case: `${operation}/${id}`,
  requirement: 'any',
  operation,
  concern: 'any',
  title: 'any',
  level: 'MUST',
  outcome,
  findings: [],
  control: 'accepted',
  exchanges: [],
  ...(broken === undefined ? {} : { broken }),
});

const form = 'method.alternate-equivalent/DELETE:';

test.each([
  ['the failing cases of the broken requirement', ['uuid.malformed-refused/braced'], '', 'uuid.malformed-refused'],
  ['none of another form of the operation', [], form, 'uuid.malformed-refused'],
  ['those of its own form', [`${form}auth.missing-refused/none`], form, 'auth.missing-refused'],
  ['none where that requirement did not fail', [], '', 'required.null-refused'],
] as const)('what could not be judged is due to %s', (_title, causes, own, requirement) => {
  const verdicts = withCauses([
    verdict('uuid.malformed-refused/braced', 'fail'),
    verdict('uuid.malformed-refused/word', 'pass'),
    verdict(`${form}auth.missing-refused/none`, 'fail'),
    verdict('required.null-refused/null', 'inconclusive'),
    verdict(`${own}effect.refusal-changes-nothing/state`, 'inconclusive', { requirement }),
  ]);
  expect(verdicts.at(-1)?.dueTo ?? []).toEqual(causes.map((id) => `${operation}/${id}`));
  expect(verdicts.at(-1)).not.toHaveProperty('broken');
});

test.each([
  [
    'what another operation was to give is due to it, whether it failed',
    'fail',
    'effect.grant',
    ['b/effect.grant/one'],
  ],
  ['or could not be judged', 'inconclusive', 'effect.grant', ['b/effect.grant/one']],
  ['what passed is due to nothing', 'pass', 'effect.grant', undefined],
  ['what failed stays a failure where the giver does not fail', 'fail', 'effect.revoke-device', undefined],
] as const)('%s', (_title, outcome, requirement, causes) => {
  const verdicts = withCauses([
    { ...verdict('any', 'fail'), case: 'b/effect.grant/one' },
    { ...verdict('effect.delete/state', outcome, { operation: 'b', requirement }), confirmed: '2/2' },
  ]);
  const expected = causes === undefined ? { outcome, confirmed: '2/2' } : { outcome: 'inconclusive', dueTo: causes };
  expect(verdicts.at(-1)).toMatchObject(expected);
  expect(verdicts.at(-1)).not.toHaveProperty(causes === undefined ? 'dueTo' : 'confirmed');
});
