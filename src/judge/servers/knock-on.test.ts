import { expect, test } from 'vitest';
import { type Pending, withCauses } from './knock-on.js';

const verdict = (id: string, outcome: Pending['outcome'], broken?: Pending['broken']): Pending => ({
  case: `user_identities.delete/${id}`,
  requirement: 'any',
  operation: 'user_identities.delete',
  concern: 'any',
  title: 'any',
  level: 'MUST',
  outcome,
  findings: [],
  control: 'accepted',
  exchanges: [],
  broken,
});

const form = 'method.alternate-equivalent/DELETE:';

test.each([
  ['the failing cases of the broken requirement', ['uuid.malformed-refused/braced'], '', 'uuid.malformed-refused'],
  ['none of another form of the operation', [], form, 'uuid.malformed-refused'],
  ['those of its own form', [`${form}auth.missing-refused/none`], form, 'auth.missing-refused'],
  ['none where that requirement did not fail', [], '', 'required.null-refused'],
] as const)('what could not be judged is due to %s', (_title, causes, own, broken) => {
  const verdicts = withCauses([
    verdict('uuid.malformed-refused/braced', 'fail'),
    verdict('uuid.malformed-refused/word', 'pass'),
    verdict(`${form}auth.missing-refused/none`, 'fail'),
    verdict('required.null-refused/null', 'inconclusive'),
    verdict(`${own}effect.refusal-changes-nothing/state`, 'inconclusive', broken),
  ]);
  expect(verdicts.at(-1)?.dueTo ?? []).toEqual(causes.map((id) => `user_identities.delete/${id}`));
  expect(verdicts.at(-1)).not.toHaveProperty('broken');
});
