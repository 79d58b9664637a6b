import { type Grounds, trial, validCall } from './draft.js';
import { jsonAnswer, success } from './scripted-answer.js';
import type { Trial } from './trial.js';

const seconds = 1;

/** How long a client waits before it repeats a request that was put off. */
export function* retryTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    for (const status of [429, 503]) {
      const refusal = { error: { type: 'try_again_later', message: 'The lapwing asks for a second' }, ok: false };
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
        ],
      });
    }
  }
}
