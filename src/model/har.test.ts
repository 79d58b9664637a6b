import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { exchange, hostile } from '../report/sample.test-support.js';
import { named } from './case-header.js';
import type { Exchange } from './exchange.js';
import type { Request } from './experiment/request.js';
import { fromHar, harText, toHar } from './har.js';
import { placeOf } from './origin.js';

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
  exchange({ index: 5, attempts: 2, request: sentWith(`{"a":"${'x'.repeat(5000)}","b":"${'['.repeat(3000)}"}`) }),
];

function sentWith(body: string): Request {
  return { method: 'POST', path: '/a', query: [], headers: { 'content-type': 'application/json' }, body };
}

const carrying = exchanges.map((one) => ({ ...one, request: named(one.request, 'run-1', placeOf(one.origin)) }));

test('the evidence is valid HAR 1.2', async () => {
  const har: unknown = JSON.parse(JSON.stringify(toHar(exchanges, 'https://staging.example', '1.2.3')));
  await expect(validator.har(har)).resolves.toBeDefined();
  await expect(validator.har({ log: { version: '1.2' } })).rejects.toBeDefined();
});

test.each([
  ['requests without a name', exchanges],
  ['requests that carry the name of the run', carrying],
  [
    'one of another run among them',
    [...carrying.slice(1), { ...exchange(), request: named(sentWith('{}'), 'run-2', placeOf(exchange().origin)) }],
  ],
  ['one without a name among them', [...carrying.slice(1), exchange()]],
])('what is read back is what was written: %s', (_name, some) => {
  const har = JSON.parse([...harText(some, 'https://staging.example', '1.2.3')].join(''));
  expect(fromHar(har)).toEqual(some.toSorted((one, other) => one.index - other.index));
});

test('what follows from the note of an entry, and long runs of one character, stand there once', () => {
  const text = [...harText(carrying, 'https://staging.example', '1.2.3')].join('');
  expect(text.split('run-1')).toHaveLength(2);
  expect(text.length).toBeLessThan(8000);
});

test.each([
  [
    [
      [3, 5],
      [1, 5],
    ],
  ],
  [[[999, 1]]],
  [[[0, 2 ** 40]]],
])('runs %j that no text has are not made up', (runs) => {
  const har = toHar([exchange({ request: sentWith('{"a":1}') })], 'https://staging.example', '1.2.3');
  const [entry] = har.log.entries;
  Object.assign(Object(entry)._conformance, { runs });
  expect(fromHar(har)[0]?.request.body).toBe('{"a":1}');
});

test.each([[exchanges], [[]]])('piece by piece it says the same, each entry on a line', (some) => {
  const text = [...harText(some, 'https://staging.example', '1.2.3')].join('');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(toHar(some, 'https://staging.example', '1.2.3'))));
  const entries = text.split('\n').filter((line) => line.includes('"startedDateTime"'));
  expect(entries.map((line) => JSON.parse(line.replace(/,$/, ''))._conformance.index)).toEqual(
    some.map(({ index }) => index),
  );
});
