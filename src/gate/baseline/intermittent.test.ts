import { expect, test } from 'vitest';
import type { Verdict } from '../../model/verdict.js';
import { outcomeOf } from '../outcome.js';
import { standingOf } from './standing.js';
import { updatedBaseline } from './update.js';

const [id, other] = [
  'user_identities.delete/uuid.malformed-refused/user_identity_id=braced',
  'user_identities.delete/uuid.malformed-refused/user_identity_id=word',
];
const verdict = (change: Partial<Verdict>): Verdict => ({
  case: id,
  requirement: 'uuid.malformed-refused',
  operation: 'user_identities.delete',
  concern: 'uuid-format',
  title: 't',
  level: 'MUST',
  outcome: 'fail',
  findings: [{ where: 'status', expected: '400', received: '200' }],
  control: 'accepted',
  exchanges: [1],
  ...change,
});
const today = new Date('2030-01-01');
const known = { case: id, reason: 'one of five workers is old', signature: ['status: expected 400, received 200'] };
const passing = verdict({ case: other, outcome: 'pass', findings: [] });

test('what is intermittent may fail and may pass, and is counted apart', () => {
  const baseline = { entries: [{ ...known, intermittent: true }] };
  const failing = standingOf(baseline, [verdict({ confirmed: '1/2' }), passing], today);
  expect(failing).toMatchObject({ intermittent: [id], problems: [] });
  const passes = standingOf(baseline, [verdict({ outcome: 'pass', findings: [] }), passing], today);
  expect(passes.problems).toEqual([]);
  expect(passes.notes).toEqual([`${id}: passes this time, as what is intermittent may`]);
  expect(standingOf({ entries: [known] }, [verdict({ outcome: 'pass' })], today).problems).toHaveLength(1);
});

test('another failure is not covered', () => {
  const baseline = { entries: [{ ...known, intermittent: true }] };
  const findings = [{ where: 'status', expected: '400', received: '500' }];
  expect(standingOf(baseline, [verdict({ findings })], today)).toMatchObject({ problems: [expect.any(String)] });
});

test('an update writes what was seen once of two attempts as intermittent, and keeps it while it passes', () => {
  const draft = updatedBaseline([verdict({ confirmed: '1/2' }), passing], { entries: [] }, today);
  expect(draft.entries).toMatchObject([{ case: id, intermittent: true }]);
  const kept = updatedBaseline([verdict({ outcome: 'pass', findings: [] }), passing], draft, today);
  expect(kept.entries).toEqual(draft.entries);
  expect(
    updatedBaseline([verdict({ confirmed: '2/2' }), passing], { entries: [] }, today).entries[0],
  ).not.toHaveProperty('intermittent');
});

test('what is inconclusive only because of a known failure is covered with it', () => {
  const open = verdict({ case: other, outcome: 'inconclusive', dueTo: [id] });
  const verdicts = [verdict({}), open, verdict({ case: 'x', outcome: 'pass', findings: [] })];
  const baseline = standingOf({ entries: [known] }, verdicts, today);
  expect([...baseline.covered]).toEqual([id, other]);
  expect(outcomeOf(verdicts, { baseline })).toBe('conforming');
  expect(standingOf({ entries: [] }, verdicts, today).covered.size).toBe(0);
});
