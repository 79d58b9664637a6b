import { expect, test } from 'vitest';
import type { Verdict } from '../model/verdict.js';
import { defectsIn } from './defects.js';

const requirement = 'uuid.malformed-refused';

function failed(variant: string, given: Partial<Verdict> = {}, received = '200'): Verdict {
  const operation = 'user_identities.delete';
  const of = given.requirement ?? requirement;
  return {
    case: `${operation}/${of}/${variant}`,
    requirement: of,
    operation,
    concern: 'uuid-format',
    title: 'refuses it',
    level: 'MUST',
    outcome: 'fail',
    findings: [{ where: 'status', expected: '400', received }],
    control: 'accepted',
    exchanges: [0],
    ...given,
  };
}

const variantsOf = (verdicts: readonly Verdict[]) =>
  defectsIn(verdicts).map(({ cases }) => cases.map((id) => id.split('/').slice(2).join('/')));

test('what is accepted is one defect, and what is answered otherwise another', () => {
  const verdicts = [failed('id=braced'), failed('id=short', {}, '422'), failed('id=urn', {}, '204')];
  expect(variantsOf(verdicts)).toEqual([['id=braced', 'id=urn'], ['id=short']]);
});

test('the main credential and the canonical method stand first', () => {
  const alternate = { requirement: 'method.alternate-equivalent' };
  const verdicts = [
    failed('personal-access-token:id=braced'),
    failed(`DELETE:${requirement}/id=braced`, alternate),
    failed('id=braced'),
  ];
  expect(variantsOf(verdicts)).toEqual([
    ['id=braced', 'personal-access-token:id=braced', `DELETE:${requirement}/id=braced`],
  ]);
  expect(defectsIn(verdicts)[0]).toMatchObject({ requirement, how: 'received accepted' });
});

test('what only an alternate form does is a defect of that form', () => {
  const [first] = defectsIn([failed(`DELETE:${requirement}/id=x`, { requirement: 'method.alternate-equivalent' })]);
  expect(first?.requirement).toBe('method.alternate-equivalent');
});

test('steps, ids and quotations make no difference, and parts of a state do', () => {
  const leak = (step: string, quoted: string) =>
    failed(step, { findings: [{ where: `${step}: body`, expected: 'x', received: `a path (${quoted})` }] });
  expect(variantsOf([leak('a', '/srv/x.js:1'), leak('b', '/srv/y.js:2')])).toEqual([['a', 'b']]);
  const state = (facet: string) => failed(facet, { findings: [{ where: facet, expected: 'A1', received: 'none' }] });
  expect(variantsOf([state('users of A'), state('entrances of A1')])).toEqual([['users of A'], ['entrances of A1']]);
});

test('what does not come every time stands apart', () => {
  const twice = ['id=a', 'id=b'].map((variant) => failed(variant, { confirmed: '2/2' }));
  const once = ['id=c', 'id=d'].map((variant) => failed(variant, { confirmed: '1/2' }));
  expect(variantsOf([...twice, ...once.slice(1)])).toEqual([['id=a', 'id=b'], ['id=d']]);
  const unrepeated = failed('id=e', { confirmed: '1/1' });
  expect(variantsOf([...twice, ...once.slice(1), unrepeated])).toEqual([['id=a', 'id=b', 'id=d', 'id=e']]);
  // What mostly comes once came twice by chance.
  expect(variantsOf([...twice, ...once])).toEqual([['id=a', 'id=b', 'id=c', 'id=d']]);
});

test('where nothing may change, every change is the same defect', () => {
  const changed = (where: string, received: string) =>
    failed(where, {
      requirement: 'effect.refusal-changes-nothing',
      findings: [{ where, expected: 'present', received, after: 7 }],
    });
  expect(variantsOf([changed('control', '404'), changed('identity A', 'absent')])).toEqual([['control', 'identity A']]);
  const byDelete = failed('DELETE:effect.refusal-changes-nothing/accept=xml', {
    requirement: 'method.alternate-equivalent',
    findings: [{ where: 'devices of A', expected: 'D1', received: 'none', after: 9 }],
  });
  expect(defectsIn([changed('control', '404'), byDelete])).toHaveLength(1);
});

test('a change in another workspace is one defect, whatever shows it, and an answer another', () => {
  const foreign = (where: string, received: string) =>
    failed(where, { requirement: 'isolation.key-stays-home', findings: [{ where, expected: 'present', received }] });
  const verdicts = [
    foreign('foreign identity A', 'absent'),
    foreign('status', '200'),
    foreign('foreign users of A', 'none'),
  ];
  expect(variantsOf(verdicts)).toEqual([['foreign identity A', 'foreign users of A'], ['status']]);
});

test('a value that is accepted in one place is the same defect where it is looked up', () => {
  const verdicts = [failed('id=braced'), failed('other=braced', {}, '404'), failed('id=short', {}, '404')];
  expect(variantsOf(verdicts)).toEqual([['id=braced', 'other=braced'], ['id=short']]);
});

test('what cannot be judged for a failure stands with it', () => {
  const cause = failed('id=braced');
  const open = failed('control', { outcome: 'inconclusive', dueTo: [cause.case] });
  expect(defectsIn([cause, open])).toMatchObject([{ cases: [cause.case], knockOn: [open.case] }]);
  expect(defectsIn([open])).toEqual([]);
});
