import { type DraftedCase, type Grounds, plainTrial, trial, validCall } from './draft.js';
import { onceCase } from './repetitions.js';
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

const long = { ok: true, notes: Array.from({ length: 16_384 }, (_, index) => `${index}`.padStart(62, '.')) };

const spellings: readonly {
  readonly name: string;
  readonly words: string;
  readonly answer: ScriptedAnswer;
  readonly shown: DraftedCase;
}[] = [
  {
    name: 'large',
    words: 'a megabyte',
    answer: jsonAnswer(200, long),
    shown: {
      requirement: 'result.extra-members-ignored',
      variant: 'large',
      title: 'returns none of a megabyte that stands beside `ok`',
      expect: { kind: 'members-ignored', members: ['notes'] },
    },
  },
  {
    name: 'chunked',
    words: 'a body in chunks',
    answer: framed('chunked'),
    shown: {
      requirement: 'result.chunked-accepted',
      variant: 'chunked',
      title: 'takes a success in chunks',
      expect: { kind: 'accepted' },
    },
  },
  {
    name: 'gzip',
    words: 'a compressed body',
    answer: framed('gzip'),
    shown: {
      requirement: 'result.compressed-accepted',
      variant: 'gzip',
      title: 'reads the encoding that it asks for',
      expect: { kind: 'decompresses' },
    },
  },
  {
    name: 'empty-200',
    words: 'an empty 200',
    answer: answerOf(200, { 'content-length': '0' }),
    shown: {
      requirement: 'result.empty-accepted',
      variant: '200',
      title: 'takes an empty 200 for a success',
      expect: { kind: 'accepted' },
    },
  },
  {
    name: 'empty-204',
    words: 'a 204',
    answer: answerOf(204, {}),
    shown: {
      requirement: 'result.no-content-accepted',
      variant: '204',
      title: 'takes a 204 for a success',
      expect: { kind: 'accepted' },
    },
  },
];

function framed(framing: 'chunked' | 'gzip'): ScriptedAnswer {
  return { ...jsonAnswer(200, { ok: true }), framing };
}

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
        onceCase('extra-members', 'an answer says more than `ok`'),
      ],
    });
    for (const { name, words, answer, shown } of spellings) {
      yield trial('client-results', operation, name, {
        call: validCall(grounds, operation, name),
        answers: [answer],
        control: plainTrial(operation),
        cases: [shown, onceCase(name, `it is answered with ${words}`)],
      });
    }
    for (const { name, title, answer } of falseSuccesses) {
      yield trial('client-results', operation, `false-success:${name}`, {
        call: validCall(grounds, operation, `false-success/${name}`),
        answers: [answer],
        cases: [{ requirement: 'failure.false-success-surfaces', variant: name, title, expect: { kind: 'surfaces' } }],
      });
    }
  }
}
