import type { Operation } from '../../src/model/contract/operation.js';
import { type DraftedCase, type Grounds, sameRequest, trial, validCall } from './draft.js';
import {
  enveloped,
  foreignBodies,
  oddMessages,
  otherJson,
  rareRefusals,
  refusals,
  type ScriptedRefusal,
} from './refusals.js';
import { jsonAnswer } from './scripted-answer.js';
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
          sameRequest(`envelope-${refusal.status}`),
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
            ...(name === 'truncated-json' ? [] : [statusCase(name, refusal.status)]),
            ...secrecyCases(`${name}-${refusal.status}`),
            sameRequest(`${name}-${refusal.status}`),
          ],
        });
      }
    }
    for (const refusal of rareRefusals) yield rareTrial(grounds, operation, refusal);
    for (const { name, ...refusal } of oddMessages) {
      yield trial('client-failures', operation, `message:${name}`, {
        call: validCall(grounds, operation, `message/${name}`),
        answers: [enveloped(refusal, `req-${name}`)],
        cases: [
          {
            requirement: 'failure.message-preserved',
            variant: name,
            title: `keeps a message ${name === 'long' ? 'of 4 kB' : 'beyond ASCII'}`,
            expect: { kind: 'preserves', detail: 'message', value: refusal.message },
          },
        ],
      });
    }
    const compressed = { status: 400, type: 'invalid_input', message: 'The dunnock was squeezed' };
    yield trial('client-failures', operation, 'gzip:400', {
      call: validCall(grounds, operation, 'gzip/400'),
      answers: [{ ...enveloped(compressed, 'req-gzip'), framing: 'gzip' }],
      cases: [
        {
          requirement: 'failure.message-preserved',
          variant: 'gzip',
          title: 'keeps the message of a 400 in the encoding that it asks for',
          expect: { kind: 'preserves', detail: 'message', value: compressed.message },
        },
      ],
    });
    for (const { name, status, body } of otherJson) {
      const variant = `${status}-${name}`;
      yield trial('client-failures', operation, `other-json:${variant}`, {
        call: validCall(grounds, operation, `other-json/${variant}`),
        answers: [jsonAnswer(status, body)],
        cases: [
          {
            requirement: 'failure.other-json-surfaces',
            variant,
            title: `reports a ${status} with ${JSON.stringify(body)} as an error`,
            expect: { kind: 'surfaces' },
          },
          statusCase(`other-json-${name}`, status),
          sameRequest(`other-json-${variant}`),
        ],
      });
    }
  }
}

function rareTrial(grounds: Grounds, operation: Operation, refusal: ScriptedRefusal): Trial {
  const variant = String(refusal.status);
  return trial('client-failures', operation, `envelope:${variant}`, {
    call: validCall(grounds, operation, `envelope/${variant}`),
    answers: [enveloped(refusal, `req-${variant}-heron`)],
    cases: [
      {
        requirement: 'failure.envelope-surfaces',
        variant,
        title: `reports a ${variant} with an envelope as an error`,
        expect: { kind: 'surfaces' },
      },
      statusCase('', refusal.status),
      sameRequest(`envelope-${variant}`),
    ],
  });
}

// A caller who cannot read the body still branches on the status.
function statusCase(body: string, status: number): DraftedCase {
  return {
    requirement: 'failure.status-preserved',
    variant: body === '' ? String(status) : `${body}-${status}`,
    title: `keeps the status of a ${status}${body === '' ? '' : ' without an envelope'}`,
    expect: { kind: 'preserves', detail: 'status', value: status },
  };
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

/** The cases that no error shows a token. */
export function secrecyCases(variant: string): readonly DraftedCase[] {
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

/** The cases about how often a call that failed is made again. */
export function repetitionCases(variant: string): readonly DraftedCase[] {
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
