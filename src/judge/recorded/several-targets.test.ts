import { expect, test } from 'vitest';
import { accepted, bearer, har, judged, path, type RecordedExchange, refusal } from './recording.test-support.js';

const other = `https://other.example.com${path}`;
const refused: RecordedExchange = {
  url: other,
  headers: bearer,
  body: { user_identity_id: 'no-uuid' },
  status: 400,
  answer: refusal('invalid_input'),
};
const text = har(accepted, refused, { url: other, headers: bearer, body: {}, status: 503, answer: {} });
const refusalsOf = (judgement: ReturnType<typeof judged>) =>
  judgement.verdicts
    .filter(({ requirement }) => requirement === 'uuid.malformed-refused')
    .map(({ outcome }) => outcome);

test('what one target accepts is no control for what another refuses', () => {
  expect(refusalsOf(judged(text))).toEqual(['inconclusive']);
  expect(refusalsOf(judged(har(accepted, { ...accepted, url: other }, refused)))).toEqual(['pass']);
});

test('one of them can be judged alone', () => {
  const { origins, foreign, verdicts } = judged(text, 'https://api.example.com');
  expect(origins).toEqual(['https://api.example.com']);
  expect(foreign).toBe(2);
  expect(new Set(verdicts.map(({ outcome }) => outcome))).toEqual(new Set(['pass']));
});

test('a target that is not in the recording is judged in nothing', () => {
  expect(judged(text, 'https://nowhere.example.com')).toMatchObject({ verdicts: [], origins: [], foreign: 3 });
});
