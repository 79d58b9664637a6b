import { describe, expect, test } from 'vitest';
import type { Outcome, Verdict } from '../../model/verdict.js';
import type { Entry } from './baseline-schema.js';
import { standingOf } from './standing.js';

const today = new Date('2030-06-15T23:30:00Z');
const operation = 'user_identities.delete';
const requirement = 'uuid.malformed-refused';
const braced = `${operation}/${requirement}/user_identity_id=braced`;
const accepted = 'status: expected 400, received 200';

function verdict(outcome: Outcome, findings: readonly string[] = [], id = braced): Verdict {
  return {
    case: id,
    requirement,
    operation,
    concern: 'uuid-format',
    title: 'refuses it',
    level: 'MUST',
    outcome,
    findings: findings.map((note) => ({ note })),
    control: 'accepted',
    exchanges: [],
  };
}

function standing(entry: Partial<Entry>, verdicts: readonly Verdict[], isPartial = false) {
  const about = entry.requirement === undefined ? { case: braced } : {};
  const entries = [{ ...about, reason: 'known', signature: [accepted], ...entry }];
  const { covered, problems, notes = [] } = standingOf({ entries }, verdicts, today, { isPartial });
  return { covered: [...covered], problems, notes };
}

describe('an entry about a case', () => {
  test.each<[string, Partial<Entry>, Verdict[], { covered?: number; problem?: RegExp; note?: RegExp }]>([
    ['covers the failure that it describes', {}, [verdict('fail', [accepted])], { covered: 1 }],
    [
      'covers it whatever its ids and times',
      { signature: ['id 00000000-0000-4000-8000-000000000000: expected 404 at 127.0.0.1:1, received it in 12 ms'] },
      [
        verdict('fail', [
          'id 5f4d3c2b-1a09-4e8d-9c7b-6a5948372615: expected 404 at 127.0.0.1:4010, received it in 3.5 ms',
        ]),
      ],
      { covered: 1 },
    ],
    [
      'does not cover another failure',
      {},
      [verdict('fail', ['status: expected 400, received 500'])],
      {
        problem:
          /fails otherwise.*now "status: expected 400, received 500"; no longer "status: expected 400, received 200"/,
      },
    ],
    [
      'does not cover a failure that has grown',
      {},
      [verdict('fail', [accepted, 'ok: expected false, received true'])],
      { problem: /now "ok: expected false, received true"$/ },
    ],
    ['is stale when the case passes', {}, [verdict('pass')], { problem: /passes now/ }],
    ['is neither when the case is inconclusive', {}, [verdict('inconclusive', ['x'])], { note: /inconclusive/ }],
    ['is neither when it is not claimed', {}, [verdict('inapplicable')], { note: /not claimed/ }],
    ['is neither when it was not judged', {}, [], { note: /not judged/ }],
    [
      'covers on its last day',
      { expires: '2030-06-15' },
      [verdict('fail', [accepted])],
      { covered: 1, note: /expires on 2030-06-15, today/ },
    ],
    [
      'says two weeks before that it expires',
      { expires: '2030-06-29' },
      [verdict('fail', [accepted])],
      { covered: 1, note: /expires on 2030-06-29, in 14 days/ },
    ],
    ['says nothing of it before', { expires: '2030-06-30' }, [verdict('fail', [accepted])], { covered: 1 }],
    [
      'does not cover after its last day',
      { expires: '2030-06-14', owner: 'doors' },
      [verdict('fail', [accepted])],
      { problem: /expired on 2030-06-14, owned by doors/ },
    ],
    [
      'names the nearest case where there is none of its id',
      { case: `${braced}s` },
      [verdict('fail', [accepted])],
      { problem: new RegExp(`there is no case .*did you mean "${braced}"`) },
    ],
  ])('%s', (_title, entry, verdicts, { covered = 0, problem, note }) => {
    const found = standing(entry, verdicts);
    expect(found.covered).toHaveLength(covered);
    expect(found.problems).toEqual(problem === undefined ? [] : [expect.stringMatching(problem)]);
    expect(found.notes).toEqual(note === undefined ? [] : [expect.stringMatching(note)]);
  });
});

describe('an entry about a requirement', () => {
  const other = `${operation}/${requirement}/user_identity_id=empty`;
  const broken = 'status: expected 400, received 500';
  const both = { requirement, signature: [accepted, broken] };

  test('covers the cases whose findings it knows', () => {
    const verdicts = [verdict('fail', [accepted]), verdict('fail', [broken], other)];
    expect(standing(both, verdicts)).toEqual({ covered: [braced, other], problems: [], notes: [] });
  });

  test('tells of findings that are new or gone', () => {
    const found = standing({ requirement }, [verdict('fail', [accepted]), verdict('fail', [broken], other)]);
    expect(found.covered).toEqual([braced]);
    expect(found.problems).toEqual([expect.stringContaining(`now "${broken}"`)]);
    expect(standing(both, [verdict('fail', [accepted])]).problems).toEqual([expect.stringContaining('no longer')]);
  });

  test('leaves cases with an entry of their own to that entry', () => {
    const entries = [
      { requirement, reason: 'known', signature: [accepted] },
      { case: other, reason: 'known', signature: [broken] },
    ];
    const verdicts = [verdict('fail', [accepted]), verdict('fail', [broken], other)];
    const { covered, problems } = standingOf({ entries }, verdicts, today);
    expect([[...covered], problems]).toEqual([[braced, other], []]);
  });

  test('is not known under another name', () => {
    expect(standing({ requirement: 'uuid.malformed' }, []).problems).toEqual([
      'there is no requirement "uuid.malformed"; did you mean "uuid.malformed-refused"?',
    ]);
  });
});

describe('a selection', () => {
  test('does not make entries stale that it leaves out', () => {
    expect(standing({}, [], true)).toEqual({ covered: [], problems: [], notes: [] });
    const partly = { requirement, signature: [accepted, 'another finding'] };
    expect(standing(partly, [verdict('pass')], true).problems).toEqual([]);
    expect(standing(partly, [verdict('fail', [accepted])], true)).toMatchObject({ covered: [braced], problems: [] });
  });

  test('still shows that an entry about a judged case is stale', () => {
    expect(standing({}, [verdict('pass')], true).problems).toHaveLength(1);
  });
});

describe('an entry about what no run judges any more', () => {
  const published = (id: string) => (id === braced ? { retired: { as: 'wrong', in: 2 } as const } : undefined);

  test('is no problem where its case was retired', () => {
    const entries = [{ case: braced, reason: 'known', signature: [accepted] }];
    const { problems, notes } = standingOf({ entries }, [], today, { published });
    expect(problems).toEqual([]);
    expect(notes).toEqual([`${braced}: retired in requirement set 2 as wrong; take the entry out`]);
  });

  test('is about a case or a requirement of clients too', () => {
    expect(standing({ case: `${operation}/result.void/user_identity_id` }, []).problems).toEqual([]);
    expect(standing({ requirement: 'result.void' }, []).problems).toEqual([]);
  });
});
