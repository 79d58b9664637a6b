import { expect, test } from 'vitest';
import { type Finding, sentenceOf } from './finding.js';

test.each<[Finding, string]>([
  [{ where: 'status', expected: '400', received: '200' }, 'status: expected 400, received 200'],
  [
    { where: 'status', expected: '2xx', received: '500', note: 'see robust.never-5xx', exchange: 3 },
    'status: expected 2xx, received 500; see robust.never-5xx',
  ],
  [{ where: 'claim', note: 'isolation is not claimed' }, 'claim: isolation is not claimed'],
  [{ note: 'no request was observed', exchange: 1 }, 'no request was observed'],
  [{ where: '', expected: '', received: '' }, ': expected , received '],
])('the sentence of %j', (finding, sentence) => {
  expect(sentenceOf(finding)).toBe(sentence);
});
