import { type Grounds, trial, validCall } from './draft.js';
import { sameRequest } from './repetitions.js';
import { jsonAnswer, success } from './scripted-answer.js';
import type { Trial } from './trial.js';

const seconds = 1;
// Dates have whole seconds, so less would be no time at all.
const dateSeconds = 2;
const refusal = { error: { type: 'try_again_later', message: 'The lapwing asks for a second' }, ok: false };

/** How long a client waits before it repeats a request that was put off. */
export function* retryTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    for (const status of [429, 503]) {
      yield trial('client-retries', operation, `retry-after:${status}`, {
        call: validCall(grounds, operation, `retry-after/${status}`),
        answers: [jsonAnswer(status, refusal, { 'retry-after': String(seconds) }), success],
        cases: [
          {
            requirement: 'retry.obeys-retry-after',
            variant: String(status),
            title: `waits as long as a ${status} asks`,
            expect: { kind: 'waits', seconds },
          },
          sameRequest(`retry-after-${status}`),
        ],
      });
    }
    yield trial('client-retries', operation, 'retry-after-date:503', {
      call: validCall(grounds, operation, 'retry-after-date/503'),
      answers: [{ ...jsonAnswer(503, refusal), retryAfterDate: dateSeconds }, success],
      cases: [
        {
          requirement: 'retry.obeys-retry-after',
          variant: '503-date',
          title: 'waits until the date that a 503 asks for',
          expect: { kind: 'waits', seconds: dateSeconds },
        },
        sameRequest('retry-after-date-503'),
      ],
    });
  }
}
