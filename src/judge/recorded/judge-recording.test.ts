import { describe, expect, test } from 'vitest';
import { reportOnRecording } from '../../bundle/recorded-report.js';
import { readContract } from '../../model/contract/contract.js';
import {
  accepted,
  bearer,
  har,
  id,
  invalidInput,
  judged,
  key,
  outcomeOf,
  outcomes,
  path,
  refusal,
} from './recording.test-support.js';

describe('valid requests', () => {
  test('are to be answered as a success without a value', () => {
    expect(outcomes(accepted)).toMatchObject({
      'har/0/void.status-200': 'pass',
      'har/0/void.json': 'pass',
      'har/0/void.ok-boolean': 'pass',
      'har/0/void.ok-true': 'pass',
      'har/0/robust.never-5xx': 'pass',
    });
    expect(outcomes({ ...accepted, status: 201 })['har/0/void.status-200']).toBe('fail');
    expect(outcomes({ ...accepted, answer: { ok: 'true' } })['har/0/void.ok-boolean']).toBe('fail');
    expect(outcomes({ ...accepted, answer: { ok: false } })['har/0/void.ok-true']).toBe('fail');
    expect(outcomes({ ...accepted, answer: [] })['har/0/void.json']).toBe('fail');
  });

  test('may be refused because the resource is unknown, and not because they are invalid', () => {
    expect(
      outcomes(accepted, { ...accepted, status: 404, answer: refusal('user_identity_not_found') }),
    ).not.toHaveProperty('har/1/void.status-200');
    expect(outcomes(accepted, { ...accepted, status: 400, answer: invalidInput })['har/1/void.status-200']).toBe(
      'fail',
    );
    const upper = { ...accepted, body: { user_identity_id: id.toUpperCase() }, status: 400, answer: invalidInput };
    expect(outcomes(accepted, upper)['har/1/uuid.case-insensitive']).toBe('fail');
    const newer = {
      ...accepted,
      body: { user_identity_id: id.replace('-4e', '-7e') },
      status: 400,
      answer: invalidInput,
    };
    expect(outcomes(accepted, newer)['har/1/uuid.every-version-accepted']).toBe('fail');
  });

  test('are found behind any host and path, and in the query of the alternate form', () => {
    const alternate = {
      method: 'DELETE',
      url: `http://127.0.0.1:8080${path}?user_identity_id=${id}`,
      status: 200,
      answer: { ok: true },
    };
    expect(outcomes(alternate)['har/0/void.ok-true']).toBe('pass');
    expect(
      outcomes(accepted, { ...alternate, url: `http://127.0.0.1:8080${path}?user_identity_id=x` })[
        'har/1/uuid.malformed-refused'
      ],
    ).toBe('fail');
    expect(judged(har({ ...alternate, status: 405 })).unjudged).toEqual([
      expect.objectContaining({ why: expect.stringContaining('alternate form') }),
    ]);
  });
});

describe('invalid requests', () => {
  test.each([
    ['required.missing-refused', { other: 1 }],
    ['required.empty-object-refused', {}],
    ['required.null-refused', { user_identity_id: null }],
    ['type.mistyped-refused', { user_identity_id: [id] }],
    ['uuid.malformed-refused', { user_identity_id: `{${id}}` }],
    ['body.malformed-json-refused', '{"user_identity_id":'],
    ['body.non-object-refused', [id]],
  ])('%s', (requirement, body) => {
    const sent = { ...accepted, body };
    expect(outcomes(accepted, { ...sent, status: 400, answer: invalidInput })[`har/1/${requirement}`]).toBe('pass');
    expect(outcomes(accepted, sent)[`har/1/${requirement}`]).toBe('fail');
    expect(outcomes(accepted, { ...sent, status: 422, answer: invalidInput })[`har/1/${requirement}`]).toBe('fail');
  });

  test('are told apart where ids exclude each other', () => {
    const url = 'https://api.example.com/acs/users/revoke_access_to_all_entrances';
    const control = { ...accepted, url, body: { acs_user_id: id } };
    const about = (body: object) =>
      Object.keys(outcomes(control, { ...control, body })).filter((one) => one.startsWith('har/1/exclusive'));
    expect(about({ acs_user_id: id, user_identity_id: id })).toEqual(['har/1/exclusive.both-ids-refused']);
    expect(about({ acs_system_id: id })).toEqual(['har/1/exclusive.system-needs-identity']);
    expect(about({})).toEqual(['har/1/exclusive.none-refused']);
  });

  test('prove nothing where nothing was ever accepted', () => {
    const refused = { ...accepted, body: {}, status: 400, answer: invalidInput };
    expect(outcomes(refused)['har/0/required.empty-object-refused']).toBe('inconclusive');
    expect(outcomeOf(refused)).toBe('undetermined');
    expect(outcomeOf(accepted, refused)).toBe('conforming');
  });
});

describe('credentials', () => {
  const unauthorized = { status: 401, answer: refusal('unauthorized') };
  test.each([
    ['auth.missing-refused', {}],
    ['auth.malformed-refused', { authorization: key }],
    ['auth.malformed-refused', { authorization: `Token ${key}` }],
    ['auth.malformed-refused', { authorization: `Bearer Bearer ${key}` }],
    ['auth.undocumented-credential-refused', { authorization: 'Bearer seam_cst1abc_9gRkW5uJ3vNbXe6TzCqMy8Pd' }],
    ['auth.personal-access-token-needs-workspace', { authorization: 'Bearer seam_at1abc_9gRkW5uJ3vNbXe6TzCqMy8Pd' }],
  ])('%s', (requirement, headers) => {
    const sent = { ...accepted, headers };
    expect(outcomes(accepted, { ...sent, ...unauthorized })[`har/1/${requirement}`]).toBe('pass');
    expect(outcomes(accepted, sent)[`har/1/${requirement}`]).toBe('fail');
    expect(outcomes(accepted, { ...sent, status: 404, answer: refusal('not_found') })[`har/1/${requirement}`]).toBe(
      'fail',
    );
  });

  test('that the recorder left out are not taken for missing', () => {
    const { unjudged, verdicts } = judged(har({ ...accepted, headers: {} }));
    expect(unjudged).toEqual([{ entry: 0, why: expect.stringContaining('no Authorization header at all') }]);
    expect(verdicts.map(({ requirement }) => requirement)).not.toContain('auth.missing-refused');
    expect(judged(har({ ...accepted, headers: { authorization: 'Bearer [REDACTED]' } })).unjudged).toEqual([
      { entry: 0, why: 'Authorization was masked by the recorder' },
    ]);
  });

  test('never reach what is written about them', () => {
    const echo = { ...accepted, status: 400, answer: { ...refusal('invalid_input'), received: `Bearer ${key}` } };
    const text = har(accepted, { ...echo, headers: { ...bearer, cookie: 'session=hunter2hunter2' } });
    const judgement = judged(text);
    expect(judgement.verdicts.find((verdict) => verdict.case === 'har/1/error.leaks-nothing')?.outcome).toBe('fail');
    const written = JSON.stringify([judgement, reportOnRecording(judgement, 'recording.har', text, readContract())]);
    expect(written).not.toContain(key);
    expect(written).not.toContain('hunter2');
    // A word that is no secret is not taken for one.
    const word = judged(
      har(accepted, {
        ...accepted,
        headers: { authorization: 'Bearer invalid' },
        status: 401,
        answer: refusal('invalid_token'),
      }),
    );
    expect(word.verdicts.find((verdict) => verdict.case === 'har/1/error.leaks-nothing')?.outcome).toBe('pass');
  });
});

describe('whatever was sent', () => {
  test('5xx, leaks and refusals with ok true are named', () => {
    expect(outcomes(accepted, { ...accepted, status: 500 })['har/1/robust.never-5xx']).toBe('fail');
    const trace = { error: { type: 'invalid_input', message: 'at handler (/srv/app/index.js:10:5)' } };
    expect(outcomes(accepted, { ...accepted, body: {}, status: 400, answer: trace })['har/1/error.leaks-nothing']).toBe(
      'fail',
    );
    expect(outcomes(accepted, { ...accepted, body: {}, status: 400, answer: { ok: true } })['har/1/error.not-ok']).toBe(
      'fail',
    );
  });

  test('a method that no document lists is refused', () => {
    expect(outcomes(accepted, { ...accepted, method: 'PATCH' })['har/1/method.undocumented-refused']).toBe('fail');
    expect(
      outcomes(accepted, { ...accepted, method: 'PATCH', status: 405, answer: refusal('method') })[
        'har/1/method.undocumented-refused'
      ],
    ).toBe('pass');
  });

  test('what cannot be judged is listed, and nothing is green for nothing', () => {
    const throttled = { ...accepted, status: 429 };
    const { unjudged, foreign } = judged(
      har({ ...accepted, status: 0 }, { ...accepted, method: 'OPTIONS', status: 204 }, throttled, {
        ...accepted,
        url: 'https://api.example.com/devices/list',
      }),
    );
    expect(unjudged.map(({ entry }) => entry)).toEqual([0, 1, 2]);
    expect(foreign).toBe(1);
    expect(outcomeOf({ ...accepted, url: 'https://api.example.com/devices/list' })).toBe('undetermined');
    expect(outcomeOf({ ...accepted, status: 401, answer: refusal('unauthorized') })).toBe('undetermined');
    expect(outcomeOf({ ...accepted, status: 503 })).toBe('undetermined');
    expect(outcomeOf(accepted)).toBe('conforming');
  });
});
