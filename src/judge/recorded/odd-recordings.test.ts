import type { Har } from 'har-format';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Handle } from '../../../fixtures/handle.js';
import { reportOnRecording } from '../../bundle/recorded-report.js';
import { contractOf, sampleBundle } from '../../certificate/sample-bundle.test-support.js';
import { readContract } from '../../model/contract/contract.js';
import { type Judgement, judgeRecording } from './judge-recording.js';
import { readRecording } from './recording.js';
import { accepted, har, judged } from './recording.test-support.js';

describe('what is no recording', () => {
  test.each([
    [`{"log":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'is nested more than 1000 times'],
    ['', 'is not JSON: it is empty'],
    ['GET / HTTP/1.1', 'is not JSON'],
    ['{}', 'is not a HAR'],
    ['null', 'is not a HAR'],
    ['{"log":{"entries":[]}}', 'holds no entry'],
    ['{"log":{"entries":[{"request":{}}]}}', 'entry 0 is not one of a HAR'],
  ])('%j', (text, sentence) => {
    expect(() => readRecording(text, 'some.har', readContract())).toThrow(sentence);
  });

  test.each(['headers', 'queryString'])('what is no field among the %s of a request is passed over', (list) => {
    const text = har(accepted).replace(
      new RegExp(`"${list}":\\[`),
      (start) => `${start}null,7,${list === 'headers' ? '{"name":"x"},' : '{"name":"x"}'}`,
    );
    expect(text).toContain('null,7');
    expect(readRecording(text.replaceAll('{"name":"x"},]', '{"name":"x"}]'), 'some.har', readContract())).toHaveLength(
      1,
    );
  });

  test('a byte order mark does not matter', () => {
    expect(readRecording(`\uFEFF${har(accepted)}`, 'some.har', readContract())).toHaveLength(1);
  });
});

describe('a recording of the suite itself, without its notes', () => {
  const contract = contractOf('user_identities.delete');
  const recordingOf = async (around?: (handle: Handle) => Handle): Promise<string> => {
    const { files } = await sampleBundle({
      contract,
      profile: 'core',
      lender: 'reference',
      ...(around === undefined ? {} : { around }),
    });
    const { log }: Har = JSON.parse(String(files.get('exchanges.har')));
    return JSON.stringify({
      log: {
        ...log,
        entries: log.entries.map(({ request, response, startedDateTime, time }) => ({
          request,
          response,
          startedDateTime,
          time,
        })),
      },
    });
  };
  let text: string;
  beforeAll(async () => {
    text = await recordingOf();
  });

  test('finds nothing against the reference', () => {
    const { verdicts } = judged(text);
    expect(verdicts.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(new Set(verdicts.map(({ requirement }) => requirement)).size).toBeGreaterThan(15);
    expect(reportOnRecording(judged(text), 'own.har', text, readContract())).toMatchObject({
      outcome: 'conforming',
      isPartial: true,
    });
  });

  test('finds what is wrong with others', async () => {
    const lax = await recordingOf((handle) => async (request) => {
      const reply = await handle(request);
      return reply.status === 400 ? { status: 200, body: { ok: true } } : reply;
    });
    const failed = new Set(
      judged(lax)
        .verdicts.filter(({ outcome }) => outcome === 'fail')
        .map(({ requirement }) => requirement),
    );
    expect([...failed]).toEqual(
      expect.arrayContaining(['required.empty-object-refused', 'uuid.malformed-refused', 'type.mistyped-refused']),
    );
  });
});

describe('what a recorder left out', () => {
  const contract = readContract();
  const usual = JSON.parse(har(accepted)).log.entries[0];
  const judgedEntries = (...entries: readonly unknown[]) =>
    judgeRecording(readRecording(JSON.stringify({ log: { entries } }), 'some.har', contract), contract);
  const failed = ({ verdicts }: Judgement) => verdicts.filter(({ outcome }) => outcome === 'fail');
  const withRequest = (postData: object, bodySize = -1) => ({
    ...usual,
    request: { ...usual.request, postData, bodySize },
  });
  const withContent = (content: object) => ({ ...usual, response: { ...usual.response, content } });

  test.each<[string, unknown, RegExp]>([
    ['a body that is only counted', withRequest({ mimeType: 'application/json' }, 58), /request was not recorded/],
    ['a body in another file', withRequest({ mimeType: 'application/json', _file: 'a.json' }), /in another file/],
    ['a masked id', withRequest({ mimeType: 'application/json', text: '{"user_identity_id":"5f4d…2615"}' }), /masked/],
    ['an answer that is only counted', withContent({ size: 11, mimeType: 'application/json' }), /answer was not/],
    ['an answer in another file', withContent({ size: 11, mimeType: 'x', _file: 'a.json' }), /in another file/],
    ['a masked answer', withContent({ size: 11, mimeType: 'x', text: '[body omitted]' }), /answer was masked/],
    ['half an answer', withContent({ size: 11, mimeType: 'x', text: '{"ok":t' }), /answer was recorded in part/],
    ['half a body', withRequest({ mimeType: 'application/json', text: '{"user' }, 58), /request was recorded in part/],
    ['no answer', { ...usual, response: undefined }, /no answer is recorded/],
  ])('%s is unknown, not wrong', (_title, entry, why) => {
    const judgement = judgedEntries(usual, entry);
    expect(failed(judgement)).toEqual([]);
    expect(judgement.unjudged).toContainEqual({ entry: 1, why: expect.stringMatching(why) });
  });

  test('is left out where it is about something else', () => {
    const judgement = judgedEntries(usual, {}, null, { request: { method: 'GET', url: 'https://a.example.com/x' } });
    expect(judgement).toMatchObject({ foreign: 3, unjudged: [] });
    expect(failed(judgement)).toEqual([]);
  });

  test('a body in base64 is read', () => {
    const text = Buffer.from(usual.request.postData.text).toString('base64');
    const { verdicts, unjudged } = judgedEntries(
      withRequest({ mimeType: 'application/json', encoding: 'base64', text }),
    );
    expect([verdicts.length > 0, unjudged]).toEqual([true, []]);
  });
});
