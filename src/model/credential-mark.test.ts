import { expect, test } from 'vitest';
import { type CredentialMark, hasMark, markIn, markOf, marks } from './credential-mark.js';

test.each<[string, CredentialMark | undefined]>([
  ['{{api-key}}', { name: 'api-key' }],
  ['{{scheme-oauth2|base64}}', { name: 'scheme-oauth2', form: 'base64' }],
  ['Bearer {{api-key}}', undefined],
  ['{{Api Key}}', undefined],
])('%s as a whole is the mark %j', (text, mark) => {
  expect(markIn(text)).toEqual(mark);
  if (mark) expect(markOf(mark.name, mark.form)).toBe(text);
});

test('all marks in a text are found, each time that they are looked for', () => {
  const text = 'Basic {{api-key|basic}}, {{other-api-key}} and {{}}';
  for (const _time of [1, 2]) {
    expect(text.match(marks)).toEqual(['{{api-key|basic}}', '{{other-api-key}}']);
    expect([hasMark(text), hasMark('{{}}')]).toEqual([true, false]);
  }
});
