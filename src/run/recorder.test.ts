import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.js';
import { createSecrets } from '../model/secrets.js';
import { createPacer } from './pacer.js';
import { createRecorder } from './recorder.js';
import { doubtful } from './transport/transport.js';

const served: Answer = { kind: 'response', status: 400, headers: [], body: '{}', isUtf8: true };

test('an answer that replaces one of a connection that said more than it was asked tells so', async () => {
  const answers = [served, doubtful, served];
  const recorder = createRecorder({
    transport: { url: 'http://127.0.0.1', send: async () => answers.shift() ?? served, close: async () => undefined },
    pacer: createPacer(),
    secrets: createSecrets(new Map()),
    runName: undefined,
    budget: 10,
    evidenceBytes: 1024,
    signal: new AbortController().signal,
    onExchange: () => undefined,
  });
  const request = { method: 'POST', path: '/', query: [], headers: {} } as const;
  for (let times = 0; times < 2; times += 1) await recorder.call({ kind: 'around', about: 'a look' }, request);
  const [plain, replaced] = recorder.exchanges();
  expect(plain).toMatchObject({ attempts: 1, answer: served });
  expect(plain?.answer).not.toHaveProperty('hasMore');
  expect(replaced).toMatchObject({ attempts: 2, answer: { status: 400, hasMore: true } });
});
