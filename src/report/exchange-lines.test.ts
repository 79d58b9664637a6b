import { expect, test } from 'vitest';
import type { Exchange } from '../model/exchange.js';
import { exchangeLines } from './exchange-lines.js';

function lineOf(headers: Readonly<Record<string, string>>): string | undefined {
  const answer = { kind: 'response', status: 200, headers: [], body: '', isUtf8: true } as const;
  const request = { method: 'POST', path: '/user_identities/delete', query: [], headers };
  return exchangeLines({ request, answer } as unknown as Exchange)[0];
}

test.each([
  [
    'the workspace that is named',
    { authorization: 'Bearer {{api-key}}', 'seam-workspace': 'w' },
    '(Bearer {{api-key}}, seam-workspace: w)',
  ],
  ['a credential elsewhere', { 'seam-api-key': '{{api-key}}' }, '(no authorization, seam-api-key: {{api-key}})'],
  ['another content type', { 'content-type': 'text/plain' }, '(no authorization, content-type: text/plain)'],
  [
    'nothing that every request has',
    { authorization: 'a', 'content-type': 'application/json', 'seam-conformance-case': 'c', 'user-agent': 'u' },
    '(a)',
  ],
  ['a long value in part', { long: 'x'.repeat(5000) }, '… (4,926 more characters))'],
  ['no line end', { odd: 'a\nb' }, 'odd: a␊b'],
])('the line of a request shows %s', (_what, headers, text) => {
  expect(lineOf(headers)).toContain(text);
});
