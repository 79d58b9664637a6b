import { expect, test } from 'vitest';
import { redactedValue } from './redacted-value.js';
import { createSecrets } from './secrets.js';

const key = 'seam_test2bMS_94SrGUXuNR2JmJkjtvBQDg5c';
const { redact } = createSecrets(new Map([['api-key', key]]));

test.each([
  [key, '{{api-key}}'],
  [{ [key]: [`a ${key}`] }, { '{{api-key}}': ['a {{api-key}}'] }],
  [Buffer.from(key).toJSON(), { type: 'Buffer', data: ['{{api-key}}'] }],
  [{ data: [1, ...Buffer.from(key), 2] }, { data: [1, '{{api-key}}', 2] }],
  [[`[${[...Buffer.from(key)].join(',')}]`], ['[{{api-key}}]']],
  [
    { a: 1, b: [null] },
    { a: 1, b: [null] },
  ],
])('%j is a value without the key', (value, expected) => {
  expect(redactedValue<unknown>(value, redact)).toEqual(expected);
});

test('where the text is no JSON afterwards, each text in it is redacted', () => {
  expect(redactedValue({ a: 'x', b: 'y' }, (text) => text.replace('x', '1').replace(':"y"', ''))).toEqual({
    a: '1',
    b: 'y',
  });
});
