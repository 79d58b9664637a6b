import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { exchange, hostile } from '../report/sample.test-support.js';
import type { Exchange } from './exchange.js';
import { fromHar, harText, toHar } from './har.js';

// The validator has no types of its own.
const validator = createRequire(import.meta.url)('har-validator') as { har: (har: unknown) => Promise<unknown> };

const exchanges: readonly Exchange[] = [
  exchange(),
  exchange({
    index: 1,
    request: { method: 'DELETE', path: '/a', query: [['key', '{{api-key}}']], headers: {} },
    answer: { kind: 'failure', failure: 'timeout', detail: 'no answer within 10 s' },
  }),
  exchange({
    index: 2,
    answer: { kind: 'response', status: 302, headers: [['Location', '/login']], body: hostile, isUtf8: false },
  }),
  exchange({
    index: 3,
    answer: {
      kind: 'response',
      status: 200,
      headers: [],
      body: '{"ok":',
      isUtf8: true,
      hasMore: true,
      cut: { bytes: 5_000_000, sha256: 'a'.repeat(64) },
    },
  }),
  exchange({ index: 4, request: { method: 'POST', path: '/a', query: [], headers: {}, body: '' } }),
];

test('the evidence is valid HAR 1.2', async () => {
  const har: unknown = JSON.parse(JSON.stringify(toHar(exchanges, 'https://staging.example', '1.2.3')));
  await expect(validator.har(har)).resolves.toBeDefined();
  await expect(validator.har({ log: { version: '1.2' } })).rejects.toBeDefined();
});

test('what is read back is what was written', () => {
  expect(fromHar(toHar(exchanges, 'https://staging.example', '1.2.3'))).toEqual(exchanges);
});

test.each([[exchanges], [[]]])('piece by piece it says the same, each entry on a line', (some) => {
  const text = [...harText(some, 'https://staging.example', '1.2.3')].join('');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(toHar(some, 'https://staging.example', '1.2.3'))));
  const entries = text.split('\n').filter((line) => line.includes('"startedDateTime"'));
  expect(entries.map((line) => JSON.parse(line.replace(/,$/, ''))._conformance.index)).toEqual(
    some.map(({ index }) => index),
  );
});
