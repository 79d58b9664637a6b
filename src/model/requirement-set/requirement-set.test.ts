import { describe, expect, test } from 'vitest';
import { UsageError } from '../../ground/usage-error.js';
import { parseCaseLock } from './case-lock.js';
import { requirementSet, setOf } from './requirement-set.js';

const lock = parseCaseLock(`set 1  2026-01-01  sha256:${'0'.repeat(64)}
set 2  2026-02-02  sha256:${'0'.repeat(64)}
set 3  2026-03-03

users.delete/uuid.malformed-refused  MUST 1, SHOULD 2
  1  id=braced
  2  id=empty
  1 superseded 2  id=urn
  3  id=word
`);

function levelIn(number: number, variant: string, operation = 'users.delete') {
  const requirement = 'uuid.malformed-refused';
  return setOf(lock, number).levelOf({ id: `${operation}/${requirement}/${variant}`, requirement, level: 'MAY' });
}

describe('a requirement set', () => {
  test.each([
    ['a case from the first set on, at the level of then', 1, 'id=braced', 'MUST'],
    ['the same at its later level', 2, 'id=braced', 'SHOULD'],
    ['a case before it came', 1, 'id=empty', undefined],
    ['a case that came with the set', 2, 'id=empty', 'SHOULD'],
    ['a retired case before that', 1, 'id=urn', 'MUST'],
    ['a retired case', 2, 'id=urn', undefined],
    ['a case of the current set, at the level of the suite', 3, 'id=word', 'MAY'],
  ])('%s', (_what, number, variant, level) => {
    expect(levelIn(number, variant)).toBe(level);
  });

  test('counts the cases of a contract of one’s own with their requirement', () => {
    expect(levelIn(1, 'id=braced', 'locks.get')).toBe('MAY');
  });

  test('has an id that follows from what counts in it, and from nothing later', () => {
    const ids = [1, 2, 3].map((number) => setOf(lock, number).id);
    expect(ids.map((id) => id.replace(/[0-9a-f]{12}$/, '…'))).toEqual(['1+sha256:…', '2+sha256:…', '3+sha256:…']);
    const later = parseCaseLock(
      'set 1  2026-01-01\nset 2  2026-02-02\n\nusers.delete/uuid.malformed-refused  MUST 1\n  1  id=braced\n  1  id=urn\n  2  id=new\n',
    );
    expect(setOf(later, 1).id).toBe(ids[0]);
    expect(setOf(later, 2).id).not.toBe(ids[1]);
  });
});

describe('the sets of the suite', () => {
  test('are found by number and by id; the last one is current', () => {
    const current = requirementSet();
    expect(current.isCurrent).toBe(true);
    expect(requirementSet(current.id)).toBe(current);
    expect(requirementSet('1')).toMatchObject({ number: 1, isCurrent: false });
    expect(requirementSet(requirementSet('1').id)).toBe(requirementSet('1'));
  });

  test.each(['0', '99', '', 'latest', '1.0', '-1'])('know no set %j, and say which they know', (version) => {
    const error = failureOf(() => requirementSet(version));
    expect(error.message).toBe(`there is no requirement set "${version}"`);
    expect(error.advice).toMatch(/^Known sets: 1 \(of 2026-11-21\), 2 \(of 2026-\d\d-\d\d, current\)\.$/);
  });

  test('are not taken for others of the same number', () => {
    expect(failureOf(() => requirementSet('1+sha256:000000000000')).message).toMatch(
      /^this version of the suite knows requirement set 1 as 1\+sha256:[0-9a-f]{12}, not as 1\+sha256:0{12}$/,
    );
  });
});

function failureOf(act: () => unknown): UsageError {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('expected a UsageError');
}
