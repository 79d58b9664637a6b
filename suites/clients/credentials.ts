import { documentedKinds } from '../../spec/credentials.js';
import type { ClientRequirementId } from '../../spec/requirements/clients/index.js';
import { type Grounds, trial, validCall } from './draft.js';
import { enveloped } from './refusals.js';
import { nothingAdded, onceCase, sameRequest } from './repetitions.js';
import { success } from './scripted-answer.js';
import { secrecyCases } from './secrecy.js';
import type { Trial } from './trial.js';

// One that invites a repetition.
const refusal = { status: 503, type: 'service_unavailable', message: 'The pochard is under water' };

/** How credentials that are not bound to a workspace are presented. */
export function* credentialTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    for (const { name: credential, offer, words } of documentedKinds) {
      if (offer === undefined) continue;
      yield trial('client-credentials', operation, credential, {
        call: validCall(grounds, operation, credential, { credential }),
        answers: [success],
        cases: [
          {
            requirement: offer.id as ClientRequirementId,
            variant: credential,
            title: `takes ${words}`,
            expect: { kind: 'offered' },
          },
          {
            requirement: 'credential.bearer',
            variant: credential,
            title: `presents ${words} as a bearer token`,
            expect: { kind: 'bearer' },
          },
          {
            requirement: 'credential.workspace-sent',
            variant: credential,
            title: `names the workspace beside ${words}`,
            expect: { kind: 'workspace', value: grounds.workspaceId },
          },
          {
            requirement: 'secret.only-in-authorization',
            variant: credential,
            title: `keeps ${words} in its header`,
            expect: { kind: 'token-only-in-authorization' },
          },
          nothingAdded(credential, `beside ${words}`),
          onceCase(credential, `it presents ${words}`),
        ],
      });
      yield trial('client-credentials', operation, `refused:${credential}`, {
        call: validCall(grounds, operation, `refused/${credential}`, { credential }),
        answers: [enveloped(refusal, 'req-pochard')],
        control: `${operation.id}/client-credentials/${credential}`,
        cases: [...secrecyCases(credential), sameRequest(credential)],
      });
    }
  }
}
