import { expect, test } from 'vitest';
import type { Level } from '../../../spec/levels.js';
import type { Outcome, Verdict } from '../../model/verdict.js';
import type { Entry } from './baseline-schema.js';
import { parseBaseline } from './load.js';
import { standingOf } from './standing.js';
import { summaryOf, updatedBaseline } from './update.js';
import { baselineText } from './write.js';

const today = new Date('2030-06-15T00:00:00Z');
const finding = 'status: expected 400, received 200';

function verdict(name: string, outcome: Outcome, findings: readonly string[] = [], level: Level = 'MUST'): Verdict {
  const [requirement = ''] = name.split('/');
  return {
    case: `user_identities.delete/${name}`,
    requirement,
    operation: 'user_identities.delete',
    concern: 'uuid-format',
    title: 'does it',
    level,
    outcome,
    findings: findings.map((note) => ({ note })),
    control: 'accepted',
    exchanges: [],
  };
}

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
  case: `user_identities.delete/${name}`,
  reason: 'known',
  owner: 'doors',
  signature: [finding],
  ...more,
});

test('describes each failure of the level MUST, with the reason left to a person', () => {
  const verdicts = [
    verdict('r.a/1', 'fail', [finding]),
    verdict('r.a/2', 'pass'),
    verdict('r.b/1', 'fail', [finding], 'SHOULD'),
    verdict('r.c/1', 'inconclusive', ['x']),
  ];
  expect(updatedBaseline(verdicts, { entries: [] }, today).entries).toEqual([
    { case: 'user_identities.delete/r.a/1', reason: '', expires: '2030-09-13', signature: [finding] },
  ]);
});

test('describes a requirement as a whole where no case of it holds', () => {
  const verdicts = [
    verdict('r.a/1', 'fail', [finding]),
    verdict('r.a/2', 'fail', [finding]),
    verdict('r.a/3', 'inapplicable'),
  ];
  expect(updatedBaseline(verdicts, { entries: [] }, today).entries).toEqual([
    { requirement: 'r.a', reason: '', expires: '2030-09-13', signature: [finding] },
  ]);
  expect(updatedBaseline(verdicts, { entries: [] }, today, { isPartial: true }).entries).toHaveLength(2);
});

test('keeps what still holds, asks again where the failure changed, and takes out what passes', () => {
  const existing = {
    entries: [
      entry('r.a/same'),
      entry('r.a/changed'),
      entry('r.a/passes'),
      entry('r.a/open'),
      entry('r.a/left-out'),
      entry('r.a/expired', { expires: '2030-01-01' }),
    ],
  };
  const verdicts = [
    verdict('r.a/same', 'fail', [finding]),
    verdict('r.a/changed', 'fail', ['another']),
    verdict('r.a/passes', 'pass'),
    verdict('r.a/open', 'inconclusive', ['x']),
    verdict('r.a/expired', 'fail', [finding]),
    verdict('r.a/new', 'fail', [finding]),
  ];
  const draft = updatedBaseline(verdicts, existing, today);
  expect(draft.entries.map(({ case: id, reason, owner }) => [id?.split('/').at(-1), reason, owner])).toEqual([
    ['same', 'known', 'doors'],
    ['changed', '', 'doors'],
    ['open', 'known', 'doors'],
    ['left-out', 'known', 'doors'],
    ['expired', 'known', 'doors'],
    ['new', '', undefined],
  ]);
  expect(summaryOf(existing, draft)).toBe('4 kept, 1 changed, 1 new, 1 removed, 2 without a reason yet');
});

test('is refused until the reasons are filled in, and covers everything then', () => {
  const verdicts = [
    verdict('uuid.malformed-refused/user_identity_id=braced', 'fail', ['a: "quoted" # not a comment\n- x']),
    verdict('uuid.malformed-refused/user_identity_id=empty', 'pass'),
  ];
  const text = baselineText(updatedBaseline(verdicts, { entries: [] }, today));
  expect(() => parseBaseline(text, 'b.yaml')).toThrow(/has no reason/);
  const filled = parseBaseline(text.replace('reason: ""', 'reason: agreed'), 'b.yaml');
  expect(standingOf(filled, verdicts, today)).toEqual({ covered: new Set([verdicts[0]?.case]), problems: [] });
  expect(updatedBaseline(verdicts, filled, today)).toEqual(filled);
});

test('quotes the former reason of a changed failure as a comment', () => {
  const existing = { entries: [entry('r.a/1', { reason: 'two\nlines' })] };
  const text = baselineText(updatedBaseline([verdict('r.a/1', 'fail', ['another'])], existing, today));
  expect(text).toContain('# The failure is another one now. The reason was: two lines\n  - case:');
  expect(parseBaseline(text, 'b.yaml', { isDraft: true }).entries).toHaveLength(1);
});
