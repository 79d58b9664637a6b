import type { Operation } from '../../src/model/contract/operation.js';
import { type DraftedCase, type Grounds, trial, validCall } from './draft.js';
import { enveloped, foreignBodies, refusals, type ScriptedRefusal } from './refusals.js';
import type { Trial } from './trial.js';

/** What reaches the caller of a call that failed. */
export function* failureTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    for (const plain of refusals) {
      const refusal = withValidation(plain, operation);
      const requestId = `req-${operation.id.length}${refusal.status}-heron`;
      yield trial('client-failures', operation, `envelope:${refusal.status}`, {
        call: validCall(grounds, operation, `envelope/${refusal.status}`),
        answers: [enveloped(refusal, requestId)],
        cases: [
          ...envelopeCases(refusal, requestId),
          ...(refusal.status < 429 ? [] : repetitionCases(String(refusal.status))),
        ],
      });
      for (const { name, requirement, title, answer } of foreignBodies) {
        yield trial('client-failures', operation, `${name}:${refusal.status}`, {
          call: validCall(grounds, operation, `${name}/${refusal.status}`),
          answers: [answer(refusal.status)],
          cases: [
            {
              requirement,
              variant: String(refusal.status),
              title: `reports a ${refusal.status} ${title} as an error`,
              expect: { kind: 'surfaces' },
            },
            ...secrecyCases(`${name}-${refusal.status}`),
          ],
        });
      }
    }
    yield trial('client-failures', operation, 'lost-connection', {
      call: validCall(grounds, operation, 'lost-connection'),
      answers: [{ kind: 'drop' }],
      cases: [
        {
          requirement: 'failure.lost-connection-surfaces',
          variant: 'no-answer',
          title: 'reports a lost connection as an error',
          expect: { kind: 'surfaces' },
        },
        ...secrecyCases('lost-connection'),
        ...repetitionCases('lost-connection'),
      ],
    });
  }
}

function withValidation(refusal: ScriptedRefusal, operation: Operation): ScriptedRefusal {
  const [about] = operation.shapes[0]?.parameters ?? [];
  if (refusal.status !== 400 || about === undefined) return refusal;
  return { ...refusal, validationErrors: { [about]: 'Expected a heron, received a uuid' } };
}

function envelopeCases(
  { status, type, message, validationErrors = {} }: ScriptedRefusal,
  requestId: string,
): readonly DraftedCase[] {
  const variant = String(status);
  const preserved = [
    ['failure.status-preserved', 'status', status],
    ['failure.type-preserved', 'type', type],
    ['failure.message-preserved', 'message', message],
    ['failure.request-id-preserved', 'requestId', requestId],
    ...Object.entries(validationErrors).map(
      ([name, text]) => ['failure.validation-errors-preserved', 'validationErrors', `${name}: ${text}`] as const,
    ),
  ] as const;
  return [
    {
      requirement: 'failure.envelope-surfaces',
      variant,
      title: `reports a ${status} with an envelope as an error`,
      expect: { kind: 'surfaces' },
    },
    ...preserved.map(
      ([requirement, detail, value]): DraftedCase => ({
        requirement,
        variant,
        title: `keeps the ${words[detail]} of a ${status}`,
        expect: { kind: 'preserves', detail, value },
      }),
    ),
    ...secrecyCases(`envelope-${status}`),
  ];
}

function secrecyCases(variant: string): readonly DraftedCase[] {
  return [
    {
      requirement: 'secret.not-in-errors',
      variant,
      title: 'keeps the token out of the error',
      expect: { kind: 'token-not-in-error' },
    },
    {
      requirement: 'secret.not-when-printed',
      variant,
      title: 'keeps the token out of the printed error',
      expect: { kind: 'token-not-when-printed' },
    },
  ];
}

function repetitionCases(variant: string): readonly DraftedCase[] {
  const bounded: DraftedCase = {
    requirement: 'retry.bounded',
    variant,
    title: 'gives up after some attempts',
    expect: { kind: 'bounded' },
  };
  // A 429 says that nothing was done, so any method may be repeated after it.
  if (variant === '429') return [bounded];
  return [
    bounded,
    {
      requirement: 'retry.idempotent-only',
      variant,
      title: 'repeats nothing but PUT and DELETE',
      expect: { kind: 'not-repeated-unless-idempotent' },
    },
  ];
}

const words = {
  status: 'status',
  type: 'type',
  message: 'message',
  requestId: 'request id',
  validationErrors: 'validation errors',
} as const;
