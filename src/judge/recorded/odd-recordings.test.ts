import type { Har } from 'har-format';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Handle } from '../../../fixtures/handle.js';
import { reportOnRecording } from '../../bundle/recorded-report.js';
import { contractOf, sampleBundle } from '../../certificate/sample-bundle.test-support.js';
import { readContract } from '../../model/contract/contract.js';
import { readRecording } from './recording.js';
import { accepted, har, judged } from './recording.test-support.js';

describe('what is no recording', () => {
  test.each([
    ['', 'is not JSON: it is empty'],
    ['GET / HTTP/1.1', 'is not JSON'],
    ['{}', 'is not a HAR'],
    ['null', 'is not a HAR'],
    ['{"log":{"entries":[]}}', 'holds no entry'],
    ['{"log":{"entries":[{"request":{}}]}}', 'entry 0 is not one of a HAR'],
  ])('%j', (text, sentence) => {
    expect(() => readRecording(text, 'some.har')).toThrow(sentence);
  });

  test('a byte order mark does not matter', () => {
    expect(readRecording(`\uFEFF${har(accepted)}`, 'some.har')).toHaveLength(1);
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
