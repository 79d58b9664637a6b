import { expect, test } from 'vitest';
import type { Report } from '../bundle/report.js';
import type { Exchange } from '../model/exchange.js';
import { resourceNotes } from './named-resources.js';

const [made, found, unknown] = ['a', 'b', 'c'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);

function lending(path: string, body: string): Exchange {
  const answer = { kind: 'response', status: 200, headers: [], body, isUtf8: true };
  return {
    origin: { kind: 'lending', path },
    answer,
    request: { method: 'POST', path, query: [], headers: {} },
  } as never;
}

const exchanges = [lending('/user_identities/create', `{"id":"${made}"}`), lending('/devices/list', `["${found}"]`)];

function noteOn(ids: readonly (string | undefined)[], left: readonly string[] = [], configuration: object = {}) {
  const report = {
    profile: 'core',
    kind: 'server',
    residue: { left },
    configuration: { lender: 'api', ...configuration },
  };
  const request = { method: 'POST', path: '/', query: [], headers: {}, body: JSON.stringify(ids) };
  return resourceNotes(report as unknown as Report, exchanges)({ request });
}

test.each<[string, string | undefined, readonly (string | undefined)[], (readonly string[])?]>([
  ['was made and removed', `removed since the run: ${made}. Judging the case again makes it anew`, [made, found]],
  ['could not be removed', 'what it names was still there after the run', [made, found], [`identity ${made}`]],
  ['was found', 'what it names was still there after the run', [found]],
  ['was made up', 'its ids belong to nothing, as in the run', [unknown]],
  [
    'was made up, beside what was found',
    `belongs to nothing, as in the run: ${unknown}. The rest was still there after the run`,
    [unknown, found],
  ],
  ['is no id', undefined, ['text']],
])('a request about what %s says so', (_what, note, ids, left) => {
  expect(noteOn(ids, left)).toBe(note);
});

test('what others lend may be used up', () => {
  expect(noteOn([unknown], [], { lender: 'static' })).toContain('may be used up');
});

test('nothing is said of the resources of recordings', () => {
  expect(noteOn([made], [], { recording: 'a.har' })).toBeUndefined();
});
