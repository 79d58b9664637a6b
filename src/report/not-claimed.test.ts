import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { annotationsOf } from './annotations.js';
import { renderings } from './renderings.js';
import { exchange, report, verdict } from './sample.test-support.js';
import { renderTerminal } from './terminal.js';

const notClaimed = 'acs.users.revoke_access_to_all_entrances';
const claims = { claimed: ['user_identities.delete'], notClaimed: [notClaimed] };

/** What people and machines read; the badge has room for a figure only, and a list of defects for nothing else. */
const shown = (operations: typeof claims): Readonly<Record<string, string>> => {
  const given = { report: report([verdict()], { operations }), exchanges: [exchange()] };
  return {
    terminal: renderTerminal(given.report, given.exchanges, picocolors.createColors(false)),
    annotations: annotationsOf(given.report).join('\n'),
    ...Object.fromEntries(renderings.map(({ file, pieces }) => [file, [...pieces(given)].join('')])),
  };
};
const named = Object.entries(shown(claims)).filter(([file]) => !/badge|code-quality/.test(file));

test.each(named)('%s names an operation that is not claimed', (_file, text) => {
  expect(text).toContain(notClaimed);
});

test.each(Object.entries(shown({ claimed: [notClaimed], notClaimed: [] })))(
  '%s says of no operation that it is not claimed where all are',
  (_file, text) => {
    expect(text).not.toMatch(/operations? not claimed/i);
  },
);

test('the badge says how much of the contract is claimed', () => {
  expect(shown(claims)['badge.svg']).toContain('conforming · core · 1 of 2 operations');
});
