import { type Grounds, trial, validCall } from './draft.js';
import type { AnswerOrigin } from './scripted-answer.js';
import type { Trial } from './trial.js';

const origins: readonly { readonly to: AnswerOrigin; readonly words: string }[] = [
  { to: 'other-port', words: 'another port' },
  { to: 'other-host', words: 'another host' },
];

/** What a redirect to another origin carries, and what becomes of it. */
export function* secretTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    for (const status of [302, 307]) {
      for (const { to, words } of origins) {
        const variant = `${status}-${to}`;
        yield trial('client-secrets', operation, `redirect:${variant}`, {
          call: validCall(grounds, operation, variant),
          answers: [{ kind: 'redirect', status, to }],
          cases: [
            {
              requirement: 'secret.not-on-redirect',
              variant,
              title: `carries no token to ${words}`,
              expect: { kind: 'token-not-elsewhere' },
            },
            {
              requirement: 'failure.redirect-surfaces',
              variant,
              title: `follows a ${status} or reports it as an error`,
              expect: { kind: 'redirect-surfaces' },
            },
          ],
        });
      }
    }
  }
}
