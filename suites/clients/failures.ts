import type { Operation } from '../../src/model/contract/operation.js';
import { type DraftedCase, type Grounds, trial, validCall } from './draft.js';
import {
  enveloped,
  foreignBodies,
  oddMessages,
  otherJson,
  rareRefusals,
  refusals,
  type ScriptedRefusal,
} from './refusals.js';
import { nothingAdded, repetitionCasesOf, sameRequest } from './repetitions.js';
import { jsonAnswer } from './scripted-answer.js';
import { secrecyCases } from './secrecy.js';
import type { Trial } from './trial.js';

/** What reaches the caller of a call that failed. */
export function* failureTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    for (const plain of refusals) {
      const refusal = fitting(plain, operation);
      yield envelopedTrial(grounds, operation, refusal);
      for (const { name, requirement, title, answer } of foreignBodies) {
        yield trial('client-failures', operation, `${name}:${refusal.status}`, {
          call: validCall(grounds, operation, `${name}/${refusal.status}`),
          answers: [answer(refusal.status)],
          alike: [envelopeTrial(operation, refusal.status)],
          cases: [
            {
              requirement,
              variant: String(refusal.status),
              title: `reports a ${refusal.status} ${title} as an error`,
              expect: { kind: 'surfaces' },
            },
            ...(name === 'truncated-json' ? [] : [statusCase(name, refusal.status)]),
            ...secrecyCases(`${name}-${refusal.status}`),
            ...repetitionCasesOf(refusal.status, `${name}-${refusal.status}`),
            sameRequest(`${name}-${refusal.status}`),
          ],
        });
      }
    }
    for (const refusal of rareRefusals) yield envelopedTrial(grounds, operation, refusal);
    for (const { name, words, message, ...framing } of oddMessages) {
      yield trial('client-failures', operation, `message:${name}`, {
        call: validCall(grounds, operation, `message/${name}`),
        answers: [{ ...enveloped({ status: 400, type: 'invalid_input', message }, `req-${name}`), ...framing }],
        cases: [
          {
            requirement: 'failure.message-preserved',
            variant: name,
            title: `keeps a message ${words}`,
            expect: { kind: 'preserves', detail: 'message', value: message },
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
        alike: [envelopeTrial(operation, status)],
        cases: [
          {
            requirement: 'failure.other-json-surfaces',
            variant,
            title: `reports a ${status} with ${JSON.stringify(body)} as an error`,
            expect: { kind: 'surfaces' },
          },
          statusCase(`other-json-${name}`, status),
          ...repetitionCasesOf(status, `other-json-${variant}`),
          sameRequest(`other-json-${variant}`),
        ],
      });
    }
  }
}

function envelopedTrial(grounds: Grounds, operation: Operation, refusal: ScriptedRefusal): Trial {
  const { status } = refusal;
  const requestId = `req-${operation.id.length}${status}-heron`;
  return trial('client-failures', operation, `envelope:${status}`, {
    call: validCall(grounds, operation, `envelope/${status}`),
    answers: [enveloped(refusal, requestId)],
    cases: [
      ...envelopeCases(refusal, requestId),
      ...repetitionCasesOf(status),
      sameRequest(`envelope-${status}`),
      ...(status < 429 ? [] : [nothingAdded(`envelope-${status}`)]),
    ],
  });
}

// A caller who cannot read the body still branches on the status.
function statusCase(body: string, status: number): DraftedCase {
  return {
    requirement: 'failure.status-preserved',
    variant: `${body}-${status}`,
    title: `keeps the status of a ${status} without an envelope`,
    expect: { kind: 'preserves', detail: 'status', value: status },
  };
}

/** The id of the trial that shows what a client makes of a status in the plainest form. */
export function envelopeTrial({ id }: Operation, status: number): string {
  return `${id}/client-failures/envelope:${status}`;
}

// What is wrong is a parameter of the operation, and what is missing is the thing that the operation takes away.
function fitting(refusal: ScriptedRefusal, operation: Operation): ScriptedRefusal {
  const parameters = operation.shapes[0]?.parameters ?? [];
  const [about] = parameters;
  const thing = parameters.at(-1)?.replace(/_id$/, '');
  if (refusal.status === 400 && about !== undefined) {
    const other = parameters[1];
    const errors = {
      [about]: 'Expected a heron, received a uuid',
      ...(other === undefined ? {} : { [other]: 'Expected a ruff, received a uuid' }),
    };
    return { ...refusal, validationErrors: errors };
  }
  return refusal.status === 404 && thing !== undefined ? { ...refusal, type: `${thing}_not_found` } : refusal;
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
    ...Object.entries(validationErrors).map(
      ([name, text], index): DraftedCase => ({
        requirement: 'failure.validation-errors-preserved',
        variant: index === 0 ? variant : `${variant}-${name}`,
        title: `keeps what a ${status} says of ${index === 0 ? 'a parameter' : 'another parameter'}`,
        expect: { kind: 'preserves', detail: 'validationErrors', value: `${name}: ${text}` },
      }),
    ),
    ...secrecyCases(`envelope-${status}`),
  ];
}

const words = {
  status: 'status',
  type: 'type',
  message: 'message',
  requestId: 'request id',
} as const;
