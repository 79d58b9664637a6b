import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { CredentialName } from '../../../spec/credentials.js';
import { mistakesIn } from '../../ground/schema.js';
import type { SetupFinding } from '../doctor/finding.js';
import { configSchema } from '../settings/config-schema.js';
import { configurationText } from './configuration-text.js';
import { decisionsOn, undecided } from './decisions.js';

const endpoint = 'https://staging.example.com';
const sandbox: SetupFinding = { area: 'credential', state: 'fine', text: 'a sandbox' };
const served = (operation: string): SetupFinding => ({ area: 'operation', state: 'fine', text: 'there', operation });
const absent = (operation: string): SetupFinding => ({ ...served(operation), state: 'lack' });
const lack: SetupFinding = { area: 'lender', state: 'lack', text: '/devices/list answers 404: "#\n: {[' };
const lent = (...names: readonly CredentialName[]) => ({ credentials: new Map(names.map((name) => [name, 'x'])) });
const both = lent('api-key', 'personal-access-token');

test.each([
  ['everything is there', [sandbox, served('a'), served('b')], both, { profile: 'core' }],
  ['an operation is absent', [sandbox, served('a'), absent('b')], both, { profile: 'core', operations: ['a'] }],
  [
    'whether an operation is there cannot be told',
    [sandbox, served('a'), absent('b'), { ...served('c'), state: 'remark' as const, text: 'who knows' }],
    both,
    { profile: 'core', operations: ['a', 'c'], doubts: ['who knows'] },
  ],
  ['every operation is absent', [sandbox, absent('a')], both, { profile: 'safe' }],
  ['something to lend from is absent', [sandbox, served('a'), lack], both, { profile: 'safe', reasons: [lack.text] }],
  [
    'no token is lent',
    [sandbox, served('a')],
    lent('api-key'),
    { profile: 'core', withdrawn: ['personalAccessToken'] },
  ],
  ['no key is lent', [served('a')], lent(), { profile: 'safe', withdrawn: [] }],
  ['the workspace does not say what it is', [served('a')], lent('api-key'), { profile: 'safe' }],
])('where %s', (_what, findings, settings, expected) => {
  const decisions = decisionsOn(endpoint, findings, settings);
  expect(decisions).toMatchObject(expected);
  expect('operations' in decisions).toBe('operations' in expected);
  expect(parse(configurationText(decisions))).toMatchObject({ endpoint, profile: expected.profile });
});

test.each([undecided, decisionsOn(endpoint, [sandbox, lack, served('a'), absent('b')], lent('api-key'))])(
  'a configuration says nothing that its schema does not know, commented or not',
  (decisions) => {
    const text = configurationText(decisions);
    expect(mistakesIn(configSchema, parse(text))).toEqual([]);
    const members = [...text.matchAll(/^# (\w+: ['"{[].*|endpoint: .*)$/gm)].map(([, member = '']) => parse(member));
    expect(members.length).toBeGreaterThanOrEqual(2);
    expect(members.flatMap((member) => mistakesIn(configSchema, member))).toEqual([]);
  },
);
