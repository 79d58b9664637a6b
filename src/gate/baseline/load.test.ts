import { expect, test } from 'vitest';
import { UsageError } from '../../ground/usage-error.js';
import { loadBaseline, parseBaseline } from './load.js';

const whole = `entries:
  - case: a/b/c
    reason: the gateway answers first
    owner: doors
    issue: https://example.com/issues/1
    expires: 2030-12-31
    signature: ["status: expected 400, received 404"]
`;

test('reads every member', () => {
  expect(parseBaseline(whole, 'b.yaml').entries).toEqual([
    {
      case: 'a/b/c',
      reason: 'the gateway answers first',
      owner: 'doors',
      issue: 'https://example.com/issues/1',
      expires: '2030-12-31',
      signature: ['status: expected 400, received 404'],
    },
  ]);
});

test('takes an empty file for a baseline without entries', () => {
  expect(parseBaseline('', 'b.yaml')).toEqual({ entries: [] });
});

test.each([
  ['an unknown key', whole.replace('reason:', 'raeson:'), /unknown key "raeson"; did you mean "reason"\?/],
  ['an empty reason', whole.replace('the gateway answers first', '""'), /a\/b\/c has no reason; say why it/],
  ['a blank reason', whole.replace('the gateway answers first', '"  "'), /a\/b\/c has no reason; say why it/],
  ['no signature', whole.replace(/ +signature.*\n/, ''), /entry 1 \(a\/b\/c\) has no signature/],
  ['an empty owner', whole.replace('doors', '""'), /owner of entry 1 \(a\/b\/c\) is empty/],
  ['a day that does not exist', whole.replace('2030-12-31', '2030-02-30'), /expires of .* must be a date such as/],
  ['an issue that is no link', whole.replace('https://example.com/issues/1', '"12"'), /issue of .* must be a link/],
  [
    'neither case nor requirement',
    whole.replace('  - case: a/b/c\n    ', '  - '),
    /entry 1 names neither a case nor a/,
  ],
  ['both', whole.replace('reason:', 'requirement: b\n    reason:'), /entry 1 names both a case and a requirement/],
  ['two entries for one case', whole + whole.replace('entries:\n', ''), /there are two entries for a\/b\/c/],
  ['entries that are no list', 'entries: {}', /entries must be a list/],
  ['no mapping', '- a', /it must be a mapping/],
  ['no YAML', 'entries: [', /is not YAML: .* at line 1, column 11/],
])('refuses %s', (_title, text, message) => {
  expect(() => parseBaseline(text, 'b.yaml')).toThrow(UsageError);
  expect(() => parseBaseline(text, 'b.yaml')).toThrow(message);
});

test('lets a draft lack its reasons, and nothing else', () => {
  const draft = whole.replace('the gateway answers first', '""');
  expect(parseBaseline(draft, 'b.yaml', { isDraft: true }).entries).toHaveLength(1);
  expect(() => parseBaseline(draft.replace('owner', 'onwer'), 'b.yaml', { isDraft: true })).toThrow(/onwer/);
});

test('names a file that cannot be read', () => {
  expect(() => loadBaseline('/nowhere/b.yaml')).toThrow('the baseline /nowhere/b.yaml cannot be read');
});

test('counts the entries that lack a reason', () => {
  const draft = whole.replace('the gateway answers first', '""');
  const others = ['x', 'y'].map((name) => draft.replace('entries:\n', '').replace('a/b/c', name)).join('');
  expect(() => parseBaseline(draft + others, 'b.yaml')).toThrow(
    /: a\/b\/c has no reason, and neither have 2 others; say why/,
  );
});
