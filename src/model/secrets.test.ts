import { describe, expect, test } from 'vitest';
import { createSecrets } from './secrets.js';

const key = 'seam_test1a2B_c3+D/e5=$F(g)';
const session = 'aGVhZA.Y2xhaW1z.c2lnbmF0dXJl';
const secrets = createSecrets(
  new Map([
    ['api-key', key],
    ['console-session-token', session],
  ]),
);

describe('a secret is taken out', () => {
  test.each([
    ['as it stands', key],
    ['percent-encoded', encodeURIComponent(key)],
    [
      'in swapped case',
      [...key].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join(''),
    ],
    ['as a Basic user name', Buffer.from(`${key}:`).toString('base64')],
    ['in base64', Buffer.from(key).toString('base64')],
    ...['x', 'xy', 'xyz', 'Bearer '].map((before): [string, string] => [
      `in base64 behind ${before}`,
      Buffer.from(`${before}${key}, and more`).toString('base64'),
    ]),
    ['in base64url', Buffer.from(`~~${key}~~`).toString('base64url')],
  ])('%s', (_name, text) => {
    const redacted = secrets.redact(`before ${text} behind`);
    expect(redacted).toContain('{{api-key');
    expect(Buffer.from(redacted, 'base64').toString()).not.toContain(key);
    expect(redacted).not.toContain(key.slice(5));
  });

  test('that came up later, and nothing else', () => {
    const later = createSecrets(new Map());
    expect(later.redact(`${key} stays`)).toBe(`${key} stays`);
    later.add('api-key', key);
    later.hide('header x-gate', 'open[sesame]');
    expect(later.redact(`${key}, open[sesame], seam_test`)).toBe('{{api-key}}, {{header x-gate}}, seam_test');
  });
});

test.each([
  ['{{api-key}}', key],
  ['{{api-key|truncated}}', key.slice(0, -1)],
  ['{{api-key|reversed}}', `seam_test1a2B_${[...'c3+D/e5=$F(g)'].reverse().join('')}`],
  ['{{console-session-token|reversed}}', `aGVhZA.Y2xhaW1z.${[...'c2lnbmF0dXJl'].reverse().join('')}`],
  [
    '{{console-session-token|unsigned}}',
    `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.Y2xhaW1z.`,
  ],
  ['{{api-key|unsigned}}', 'seam_test1a2B_'],
])('%s stands for what is sent', (name, value) => {
  expect(secrets.expand(`Bearer ${name}`)).toBe(`Bearer ${value}`);
});

test('a credential that was not lent is a defect of the suite', () => {
  expect(() => secrets.expand('{{publishable-key}}')).toThrow('was not lent');
});
