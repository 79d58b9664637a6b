import { expect, test } from 'vitest';
import { accepted, bearer, har, invalidInput, judged, type RecordedExchange } from './recording.test-support.js';

const malformed = (answer: Pick<RecordedExchange, 'status' | 'answer'>, body = 'no id'): RecordedExchange => ({
  headers: bearer,
  body: { user_identity_id: body },
  ...answer,
});
const refused = malformed({ status: 400, answer: invalidInput });
const page = { status: 404, answer: '<h1>default backend</h1>' };

const failed = (...calls: readonly RecordedExchange[]) =>
  judged(har(...calls)).verdicts.filter(({ outcome }) => outcome === 'fail').length;

test('what was answered alike for a while, and otherwise before, is not judged', () => {
  const calls = [accepted, refused, malformed(page), { ...accepted, ...page }, malformed(page, 'another'), refused];
  expect(failed(...calls)).toBe(0);
  expect(judged(har(...calls)).unjudged.map(({ entry, why }) => [entry, why.slice(0, 38)])).toEqual(
    [2, 3, 4].map((entry) => [entry, 'answered 404 like everything at that t']),
  );
});

test.each([
  ['what a fault gets each time', [accepted, malformed(page), malformed(page), malformed(page, 'another')]],
  ['what comes once', [accepted, refused, malformed(page), refused]],
  [
    'an error of the API',
    [
      accepted,
      refused,
      ...[1, 2].map(() => malformed({ status: 404, answer: { error: { type: 'x', message: 'y' } } })),
    ],
  ],
])('%s is the target’s', (_what, calls) => {
  expect(failed(...calls)).toBeGreaterThan(0);
});
