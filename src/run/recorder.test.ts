import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.js';
import { createSecrets } from '../model/secrets.js';
import { createPacer } from './pacer.js';
import { createRecorder } from './recorder.js';
import { doubtful } from './transport/transport.js';

const request = { method: 'POST', path: '/', query: [], headers: {} } as const;
const around = { kind: 'around', about: 'a look' } as const;
const served: Answer = { kind: 'response', status: 400, headers: [], body: '{}', isUtf8: true };

/** A recorder over a target that gives these answers, and then one that is served. */
function recorderOf(answers: Answer[], { budget = 10, signal = new AbortController().signal } = {}) {
  return createRecorder({
    transport: { url: 'http://127.0.0.1', send: async () => answers.shift() ?? served, close: async () => undefined },
    pacer: createPacer(),
    secrets: createSecrets(new Map()),
    runName: undefined,
    budget,
    evidenceBytes: 1024,
    signal,
    onExchange: () => undefined,
  });
}

test('an answer that replaces one of a connection that said more than it was asked tells so', async () => {
  const recorder = recorderOf([served, doubtful, served]);
  for (let times = 0; times < 2; times += 1) await recorder.call(around, request);
  const [plain, replaced] = recorder.exchanges();
  expect(plain).toMatchObject({ attempts: 1, answer: served });
  expect(plain?.answer).not.toHaveProperty('hasMore');
  expect(replaced).toMatchObject({ attempts: 2, answer: { status: 400, hasMore: true } });
});

type Recorder = ReturnType<typeof recorderOf>;

test.each<[string, (recorder: Recorder, interrupt: () => void) => unknown]>([
  ['its budget is spent', ({ call }) => call(around, request)],
  ['it is interrupted', (_recorder, interrupt) => interrupt()],
  ['its target asks for too long a wait', ({ end }) => end('the target asks to wait an hour')],
])('nothing is sent nor waited for by a run any more once %s, but what cleans up', async (_case, stop) => {
  const interruption = new AbortController();
  const recorder = recorderOf([], { budget: 1, signal: interruption.signal });
  await recorder.call(around, request);
  expect(recorder.signal.aborted).toBe(false);
  await stop(recorder, () => interruption.abort());
  expect(recorder.signal.aborted).toBe(true);
  expect((await recorder.call(around, request)).attempts).toBe(0);
  expect((await recorder.cleanUp(around, request)).attempts).toBe(1);
});

test('a run that was interrupted before it began says so', () => {
  const { stop, signal } = recorderOf([], { signal: AbortSignal.abort() });
  expect([stop()?.reason, signal.aborted]).toEqual(['the run was stopped', true]);
});
