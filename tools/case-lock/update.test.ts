import { describe, expect, test } from 'vitest';
import { caseDigest } from '../../src/model/requirement-set/case-digest.js';
import { parseCaseLock } from '../../src/model/requirement-set/case-lock.js';
import type { CurrentCase } from './current-cases.js';
import { renderCaseLock } from './render.js';
import { updated, withNextSet } from './update.js';

const lock = parseCaseLock(`set 1  2026-01-01  sha256:${'0'.repeat(64)}
set 2  2026-02-02

users.delete/uuid.refused  MUST 1
  1  id=braced
  1 wrong 2  id=urn

users.delete/void.json  MUST 2
  2  plain
`);
const refused = 'users.delete/uuid.refused';
const same: readonly CurrentCase[] = [
  { id: `${refused}/id=braced`, level: 'MUST' },
  { id: 'users.delete/void.json/plain', level: 'MUST' },
];

function without(id: string): readonly CurrentCase[] {
  return same.filter((one) => one.id !== id);
}

describe('a lock', () => {
  test('stays as it is where nothing is new', () => {
    expect(updated(lock, same)).toEqual({ lock, added: [], retired: [], relevelled: [], problems: [] });
  });

  test('gets a line for a new case, in its place, in the current set', () => {
    const { lock: next, added, problems } = updated(lock, [...same, { id: `${refused}/id=empty/1`, level: 'MUST' }]);
    expect({ added, problems }).toEqual({ added: [`${refused}/id=empty/1`], problems: [] });
    expect(renderCaseLock(next)).toContain('  1  id=braced\n  2  id=empty/1\n  1 wrong 2  id=urn\n');
  });

  test('gets a group for a new requirement', () => {
    const { lock: next } = updated(lock, [...same, { id: 'users.get/void.json/plain', level: 'SHOULD' }]);
    expect(renderCaseLock(next)).toContain('\nusers.get/void.json  SHOULD 2\n  2  plain\n');
  });

  test('keeps the line of a case that is gone, and asks for the reason', () => {
    const { lock: next, problems } = updated(lock, without(`${refused}/id=braced`));
    expect(problems).toEqual([`${refused}/id=braced: is published and gone; retire it with its reason`]);
    expect(next).toEqual(lock);
  });

  test('marks a case that is gone with the reason and the set', () => {
    const { lock: next, retired, problems } = updated(lock, without(`${refused}/id=braced`), 'superseded');
    expect({ retired, problems }).toEqual({ retired: [`${refused}/id=braced`], problems: [] });
    expect(renderCaseLock(next)).toContain('  1 superseded 2  id=braced\n  1 wrong 2  id=urn\n');
  });

  test('gives no retired id away again', () => {
    const { problems } = updated(lock, [...same, { id: `${refused}/id=urn`, level: 'MUST' }]);
    expect(problems).toEqual([`${refused}/id=urn: is retired, and a retired id is never used again`]);
  });

  test('adds a level that differs from that of an earlier set', () => {
    const {
      lock: next,
      relevelled,
      problems,
    } = updated(
      lock,
      same.map((one) => (one.id.startsWith(refused) ? { ...one, level: 'SHOULD' } : one)),
    );
    expect({ relevelled, problems }).toEqual({ relevelled: [refused], problems: [] });
    expect(renderCaseLock(next)).toContain(`\n${refused}  MUST 1, SHOULD 2\n`);
  });

  test('has one level a set', () => {
    const { problems } = updated(
      lock,
      same.map((one) => (one.id.startsWith(refused) ? one : { ...one, level: 'MAY' })),
    );
    expect(problems).toEqual([
      'users.delete/void.json: expected the level MUST, which set 2 has already; received MAY',
    ]);
  });

  test('has one level for all cases of a requirement on an operation', () => {
    const { problems } = updated(lock, [...same, { id: `${refused}/id=other`, level: 'MAY' }]);
    expect(problems).toEqual([`${refused}: expected one level for all its cases, received MUST and MAY`]);
  });

  test('closes its current set with a digest, which a change of a line does not keep', () => {
    const next = withNextSet(lock, '2026-03-03');
    expect(next.sets.at(-1)).toEqual({ number: 3, opened: '2026-03-03' });
    expect(next.sets[1]).toEqual({ number: 2, opened: '2026-02-02', digest: caseDigest(lock, 2) });
    const forged = parseCaseLock(renderCaseLock(next).replace('void.json  MUST 2', 'void.json  MAY 2'));
    expect(caseDigest(forged, 2)).not.toBe(next.sets[1]?.digest);
    const { lock: later } = updated(next, [...same, { id: `${refused}/id=late`, level: 'MUST' }]);
    expect(caseDigest(later, 2)).toBe(next.sets[1]?.digest);
  });
});

describe('the text of a lock', () => {
  test('reads as it was written', () => {
    expect(parseCaseLock(renderCaseLock(lock))).toEqual(lock);
  });

  test.each([
    ['  1  case-before-any-group', 'line 1: expected a set, a group or a case'],
    ['set one  2026-01-01', 'line 1: expected a set, a group or a case'],
    ['a/b  MUST 1\n  1 lost 2  x', 'line 2: expected a set, a group or a case'],
    ['a/b  OUGHT 1', 'line 1: expected a level and its set, received "OUGHT 1"'],
    ['a/b  MUST', 'line 1: expected a level and its set, received "MUST"'],
  ])('names the line that is none: %j', (text, message) => {
    expect(() => parseCaseLock(text)).toThrow(message);
  });
});
