import { type Grounds, trial, validCall } from './draft.js';
import { answerOf, jsonAnswer, type ScriptedAnswer } from './scripted-answer.js';
import type { Trial } from './trial.js';

const falseSuccesses: readonly { readonly name: string; readonly title: string; readonly answer: ScriptedAnswer }[] = [
  {
    name: 'ok-false',
    title: 'reports a 200 that says `ok: false` as an error',
    answer: jsonAnswer(200, { ok: false }),
  },
  {
    name: 'html',
    title: 'reports a 200 with a page as an error',
    answer: answerOf(200, { 'content-type': 'text/html' }, '<!doctype html><title>Log in</title>\n'),
  },
];

/** What reaches the caller of an answer with the status 200. */
export function* resultTrials(grounds: Grounds): Generator<Trial> {
  for (const operation of grounds.operations) {
    yield trial('client-results', operation, 'extra-members', {
      call: validCall(grounds, operation, 'extra-members'),
      answers: [jsonAnswer(200, { user_identity: { display_name: 'Ada' }, warnings: [], ok: true, elapsed_ms: 3 })],
      cases: [
        {
          requirement: 'result.extra-members-ignored',
          variant: 'extra-members',
          title: 'returns nothing where the answer holds more than `ok`',
          expect: { kind: 'void' },
        },
      ],
    });
    for (const { name, title, answer } of falseSuccesses) {
      yield trial('client-results', operation, `false-success:${name}`, {
        call: validCall(grounds, operation, `false-success/${name}`),
        answers: [answer],
        cases: [
          { requirement: 'failure.false-success-surfaces', variant: name, title, expect: { kind: 'surfaces' } },
        ],
      });
    }
  }
}
