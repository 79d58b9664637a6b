import { unanswered } from '../../spec/unanswered.js';
import { type Grounds, plainTrial, trial, validCall } from './draft.js';
import { envelopeTrial } from './failures.js';
import { nothingAdded, repetitionCases, sameRequest, worksAfter } from './repetitions.js';
import { answerOf, jsonAnswer, type ScriptedAnswer, success } from './scripted-answer.js';
import { secrecyCases } from './secrecy.js';
import type { Trial } from './trial.js';

const json = { 'content-type': 'application/json' };

const broken: readonly { readonly status: number; readonly answer: ScriptedAnswer }[] = [
  { status: 200, answer: { ...answerOf(200, json, '{"ok": true, "warnings": ['), framing: 'broken' } },
  { status: 404, answer: { ...jsonAnswer(404, { error: { type: 'gone', message: 'x' } }), framing: 'broken' } },
  { status: 500, answer: { ...answerOf(500, json, '{"error": {"type": "int'), framing: 'broken' } },
];

/** What reaches the caller where no answer comes, or only a part of one. */
export function* lossTrials(grounds: Grounds): Generator<Trial> {
  const { operations } = grounds;
  const silent =
    operations.find(({ id }) => id === unanswered) ??
    operations.find(({ documentedMethods }) => documentedMethods.length === 1) ??
    operations[0];
  for (const operation of operations) {
    const alike = [`${operation.id}/client-failures/lost-connection`];
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
        sameRequest('lost-connection'),
        nothingAdded('lost-connection'),
      ],
    });
    yield trial('client-failures', operation, 'refused-connection', {
      call: validCall(grounds, operation, 'refused-connection'),
      answers: [{ kind: 'refuse' }],
      control: plainTrial(operation),
      alike,
      cases: [
        {
          requirement: 'failure.refused-connection-surfaces',
          variant: 'nobody-listens',
          title: 'reports a refused connection as an error',
          expect: { kind: 'surfaces' },
        },
        ...secrecyCases('refused-connection'),
      ],
    });
    for (const { status, answer } of broken) {
      yield trial('client-failures', operation, `broken:${status}`, {
        call: validCall(grounds, operation, `broken/${status}`),
        answers: [answer],
        alike: status === 200 ? alike : [...alike, envelopeTrial(operation, status)],
        cases: [
          {
            // A client may go by the status of a success alone.
            requirement: status === 200 ? 'failure.broken-success-surfaces' : 'failure.broken-body-surfaces',
            variant: String(status),
            title: `reports a ${status} whose body breaks off as an error`,
            expect: { kind: 'surfaces' },
          },
          ...secrecyCases(`broken-${status}`),
          ...repetitionCases(`broken-${status}`),
          sameRequest(`broken-${status}`),
        ],
      });
    }
    // It takes as long as the client waits, as often as it tries: one operation says enough.
    if (operation !== silent) continue;
    const client = `${operation.id}/silence`;
    const group = { name: client, order: 'in-turn' } as const;
    yield trial('client-failures', operation, 'silence', {
      call: { ...validCall(grounds, operation, 'silence'), client },
      answers: [{ kind: 'silence' }],
      group,
      alike,
      cases: [
        {
          requirement: 'failure.silence-surfaces',
          variant: 'no-answer',
          title: 'gives up by itself where no answer comes',
          expect: { kind: 'gives-up' },
        },
        ...secrecyCases('silence'),
        ...repetitionCases('silence'),
        sameRequest('silence'),
      ],
    });
    yield trial('client-state', operation, 'after-silence:call', {
      call: { ...validCall(grounds, operation, 'after-silence'), client },
      answers: [success],
      group,
      cases: [worksAfter('silence', 'no answer came')],
    });
  }
}
