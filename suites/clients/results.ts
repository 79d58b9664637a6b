import { type Grounds, trial, validCall } from './draft.js';
import { answerOf, jsonAnswer, type ScriptedAnswer } from './scripted-answer.js';
import type { Trial } from './trial.js';

const extra = { user_identity: { display_name: 'Ada' }, warnings: [], elapsed_ms: 3 };

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
      answers: [jsonAnswer(200, { ok: true, ...extra })],
      cases: [
        {
          requirement: 'result.extra-members-ignored',
          variant: 'extra-members',
          title: 'returns no member that stands beside `ok`',
          expect: { kind: 'members-ignored', members: Object.keys(extra) },
        },
      ],
    });
    for (const { name, title, answer } of falseSuccesses) {
      yield trial('client-results', operation, `false-success:${name}`, {
        call: validCall(grounds, operation, `false-success/${name}`),
        answers: [answer],
        cases: [{ requirement: 'failure.false-success-surfaces', variant: name, title, expect: { kind: 'surfaces' } }],
      });
    }
  }
}
