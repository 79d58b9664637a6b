import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { caseDigest } from '../../src/model/requirement-set/case-digest.js';
import { caseLockFile, readCaseLock } from '../../src/model/requirement-set/case-lock.js';
import { currentCases } from './current-cases.js';
import { renderCaseLock } from './render.js';
import { updated } from './update.js';

const advice = 'spec/cases.lock is behind the suite: npm run lock';
const lock = readCaseLock();

test('every case of the suite is locked with its level, and no published case is gone', () => {
  const { added, relevelled, problems } = updated(lock, currentCases());
  expect({ added, relevelled, problems }, advice).toEqual({ added: [], relevelled: [], problems: [] });
});

test('the cases of closed sets are those with which they were closed', () => {
  const closed = lock.sets.slice(0, -1);
  expect(closed.length).toBeGreaterThan(0);
  for (const { number, digest } of closed) {
    expect(caseDigest(lock, number), `set ${number} of spec/cases.lock was changed`).toBe(digest);
  }
});

test('sets are numbered from 1, and the last one is open', () => {
  expect(lock.sets.map(({ number }) => number)).toEqual(lock.sets.map((_set, index) => index + 1));
  expect(lock.sets.at(-1)).not.toHaveProperty('digest');
});

test('the lock is written as the tool writes it', () => {
  const { lock: fresh } = updated(lock, currentCases());
  expect(readFileSync(caseLockFile, 'utf8') === renderCaseLock(fresh), advice).toBe(true);
});

test('every requirement counts since the set of its first case', () => {
  for (const { id, since } of [...requirements, ...clientRequirements]) {
    const cases = lock.groups.filter(({ prefix }) => prefix.endsWith(`/${id}`)).flatMap((group) => group.cases);
    // What the five operations never show has cases under other contracts alone.
    if (cases.length > 0) expect(since, id).toBe(Math.min(...cases.map((one) => one.since)));
  }
});

test('the number of a requirement is that of a set', () => {
  const numbers = lock.sets.map(({ number }) => number);
  for (const { id, since } of [...requirements, ...clientRequirements]) expect(numbers, id).toContain(since);
});
