import { describe, expect, test } from 'vitest';
import type { Answer, Exchange } from '../../model/exchange.js';
import { exchange } from '../../report/sample.test-support.js';
import { answerChanges } from './answer-changes.js';

function json(status: number, body: unknown, type = 'application/json', location = ''): Answer {
  return {
    kind: 'response',
    status,
    headers: [['Content-Type', type], ...(location === '' ? [] : [['Location', location] as const])],
    body: typeof body === 'string' ? body : JSON.stringify(body),
    isUtf8: true,
  };
}

const refused = (type: string, more: object = {}) => json(400, { error: { type, message: 'no' }, ok: false, ...more });
const lost: Answer = { kind: 'failure', failure: 'timeout', detail: 'after 10 s' };
const page: Answer = {
  kind: 'response',
  status: 400,
  headers: [['content-type', 'text/html']],
  body: '<p>',
  isUtf8: true,
};

describe('what a client could tell apart', () => {
  test.each<[string, Answer, Answer, readonly string[]]>([
    ['nothing', refused('a'), refused('a'), []],
    ['values', refused('a', { request_id: 'x' }), refused('a', { request_id: 'y' }), []],
    ['the order of members', json(200, { ok: true, a: 1 }), json(200, { a: 2, ok: true }), []],
    ['a charset', json(200, ''), json(200, '', 'application/json; charset=utf-8'), []],
    ['status', refused('a'), json(422, { error: { type: 'a', message: 'no' }, ok: false }), ['status: 400 → 422']],
    ['error type', refused('a'), refused('b'), ['error type: a → b']],
    ['another kind of answer', json(200, { ok: true }), refused('a'), ['status: 200 → 400 a']],
    ['no answer', json(200, { ok: true }), lost, ['status: 200 → no answer (timeout)']],
    ['a member more', refused('a'), refused('a', { request_id: 'x' }), ['members: + request_id: string']],
    ['a member less', refused('a', { request_id: 'x' }), refused('a'), ['members: - request_id: string']],
    ['a type', json(200, { ok: true }), json(200, { ok: 'true' }), ['members: + ok: string, - ok: true']],
    ['what ok says', json(200, { ok: true }), json(200, { ok: false }), ['members: + ok: false, - ok: true']],
    [
      'members of elements',
      json(200, { all: [{ a: 1 }, { a: 2 }] }),
      json(200, { all: [{ a: 1, b: null }] }),
      ['members: + all[].b: null'],
    ],
    ['an empty body', json(200, { ok: true }), json(200, ''), ['members: + body: none, - body: object, - ok: true']],
    [
      'a page for JSON',
      refused('a'),
      page,
      [
        'error type: a → none',
        'content type: application/json → text/html',
        'members: + body: no JSON, - body: object, - error.message: string, - error.type: string, - error: object, - ok: false',
      ],
    ],
    [
      'where a redirect leads',
      json(302, '', undefined, 'http://127.0.0.1:1/login'),
      json(302, '', undefined, 'http://127.0.0.1:2/start'),
      ['redirect: /login → /start'],
    ],
    [
      'the same place on another target, with another id',
      json(302, '', undefined, 'http://127.0.0.1:1/x/5f4d3c2b-1a09-4e8d-9c7b-6a5948372615'),
      json(302, '', undefined, 'https://other.example/x/6f4d3c2b-1a09-4e8d-9c7b-6a5948372615'),
      [],
    ],
    [
      'an id as the name of a member',
      json(200, { '5f4d3c2b-1a09-4e8d-9c7b-6a5948372615': 1 }),
      json(200, { '6f4d3c2b-1a09-4e8d-9c7b-6a5948372615': 1 }),
      [],
    ],
  ])('%s', (_title, one, other, changes) => {
    const found = answerChanges(exchange({ answer: one }), exchange({ answer: other }));
    expect(found.map(({ aspect, text }) => `${aspect}: ${text}`)).toEqual(changes);
  });
});

describe('pace', () => {
  test.each<[number, number, string | undefined]>([
    [10, 60, undefined],
    [60, 150, undefined],
    [10, 300, 'below 50 ms → below 1 s'],
    [900, 1100, 'below 1 s → slower than 1 s'],
    [5000, 900, 'slower than 1 s → below 1 s'],
    [5000, 10, 'slower than 1 s → below 50 ms'],
  ])('from %d ms to %d ms', (one, other, text) => {
    const found = answerChanges(exchange({ durationMs: one }), exchange({ durationMs: other }));
    expect(found).toEqual(text === undefined ? [] : [{ aspect: 'pace', text }]);
  });

  test('says nothing of a request that was repeated', () => {
    const repeated: Partial<Exchange> = { durationMs: 5000, attempts: 2 };
    expect(answerChanges(exchange({ durationMs: 1 }), exchange(repeated))).toEqual([]);
  });
});
