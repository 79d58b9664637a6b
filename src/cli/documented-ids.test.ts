import { expect, test } from 'vitest';
import { clientRequirements } from '../../spec/requirements/clients/index.js';
import { requirements } from '../../spec/requirements/servers/index.js';
import { readContract } from '../model/contract/contract.js';
import { readCaseLock } from '../model/requirement-set/case-lock.js';
import { documentedPages } from './testing/documented.js';

const known: readonly string[] = [...requirements, ...clientRequirements].map(({ id }) => id);
const concerns = [...new Set(known.map((id) => id.slice(0, id.indexOf('.'))))];
const operations = readContract().operations.map(({ id }) => id);
const cases = readCaseLock().groups.flatMap((group) =>
  group.cases.filter(({ retired }) => retired === undefined).map(({ variant }) => `${group.prefix}/${variant}`),
);

// Members of JSON, and operations of other contracts, that look like ids.
const members = ['credential.kind', 'request.body', 'error.type', 'error.message', 'members.find'];

/** Ids of requirements and cases that a text names and nobody knows. Globs count where they match something. */
function unknownIds(text: string): readonly string[] {
  const named = new RegExp(
    `(?<![\\w./-])(?:${concerns.join('|')})\\.[a-z][a-z0-9*-]*(?![\\w/-])(?!\\.(?:ts|js)\\b)`,
    'g',
  );
  const requirementIds = [...text.matchAll(named)].map(([id]) => id);
  const caseNamed = new RegExp(
    `(?:${operations.join('|').replaceAll('.', '\\.')})/[a-z]+\\.[a-z-]+/(?:[^\\s\`*:]|:(?!\\s))+`,
    'g',
  );
  const caseIds = [...text.matchAll(caseNamed)].map(([id]) => id);
  const isKnown = (id: string) =>
    known.includes(id) ||
    members.includes(id) ||
    (id.endsWith('*') && known.some((one) => one.startsWith(id.slice(0, -1))));
  return [...requirementIds.filter((id) => !isKnown(id)), ...caseIds.filter((id) => !cases.includes(id))];
}

test.each(documentedPages)('every id that $page names exists', ({ text }) => {
  expect(unknownIds(text)).toEqual([]);
});

test('an id that does not exist is seen', () => {
  const text = [
    '`uuid.malformed-refused`, `uuid.*`, and src/uuid.ts',
    '`uuid.no-such`, `nothing-like.it`',
    'user_identities.delete/uuid.malformed-refused/user_identity_id=braced',
    'user_identities.delete/void.ok-true/no-such',
  ].join('\n');
  expect(unknownIds(text)).toEqual(['uuid.no-such', 'user_identities.delete/void.ok-true/no-such']);
});
