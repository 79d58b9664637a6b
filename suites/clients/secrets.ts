import type { ClientRequirementId } from '../../spec/requirements/clients/index.js';
import { type DraftedCase, type Grounds, trial, validCall } from './draft.js';
import type { AnswerOrigin } from './scripted-answer.js';
import { secrecyCases } from './secrecy.js';
import type { Trial } from './trial.js';

// Another port of one host is another origin, and published HTTP libraries disagree about it.
const origins: readonly {
  readonly to: AnswerOrigin;
  readonly words: string;
  readonly requirement: ClientRequirementId;
}[] = [
  { to: 'other-port', words: 'another port', requirement: 'secret.not-on-other-port' },
  { to: 'other-host', words: 'another host', requirement: 'secret.not-on-redirect' },
];

/** What a redirect to another origin carries, and what becomes of it. */
export function* secretTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    for (const status of [302, 307]) {
      for (const { to, words, requirement } of origins) {
        const variant = `${status}-${to}`;
        yield trial('client-secrets', operation, `redirect:${variant}`, {
          call: validCall(grounds, operation, variant),
          answers: [{ kind: 'redirect', status, to }],
          cases: [
            {
              requirement,
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
            ...(status === 307 ? [inFull(variant)] : []),
            ...secrecyCases(`redirect-${variant}`),
          ],
        });
      }
    }
    const credential = 'personal-access-token';
    yield trial('client-secrets', operation, `redirect:307-other-host/${credential}`, {
      call: validCall(grounds, operation, `redirect/${credential}`, { credential }),
      answers: [{ kind: 'redirect', status: 307, to: 'other-host' }],
      control: `${operation.id}/client-credentials/${credential}`,
      cases: [
        {
          requirement: 'secret.not-on-redirect',
          variant: `307-other-host-${credential}`,
          title: 'carries no personal access token to another host',
          expect: { kind: 'token-not-elsewhere' },
        },
      ],
    });
  }
}

// A 307 keeps method and body, or else nothing was done where it leads to.
function inFull(variant: string): DraftedCase {
  return {
    requirement: 'failure.redirect-surfaces',
    variant: `${variant}-in-full`,
    title: 'follows a 307 with its method and body, or reports it as an error',
    expect: { kind: 'followed-in-full' },
  };
}
