import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.js';
import { tidy } from './residue.js';
import type { Call } from './world/call.js';
import { type MadeThing, memoryInventory } from './world/inventory.js';

const status = (code: number): Answer => ({ kind: 'response', status: code, headers: [], body: '{}', isUtf8: true });
const identity = (id: string): MadeThing => ({ kind: 'user_identity', key: `key of ${id}`, id, owner: 'home' });

/** A target that answers every removal alike. */
const answering =
  (answer: Answer, afterLoss = false): Call =>
  async (origin, request) => ({
    index: 0,
    origin,
    request,
    answer,
    attempts: 1,
    afterLoss,
    startedAt: 0,
    durationMs: 0,
  });

const keeps = (id: string) => id === 'kept';

test.each([
  ['what is removed is not gone', 'kept', answering(status(200)), { removed: 1, left: [] }],
  ['what a call made vanish is not gone', 'deleted', answering(status(404)), { removed: 1, left: [] }],
  [
    'what no call was about, and is unknown, is gone',
    'kept',
    answering(status(404)),
    { removed: 0, left: [], gone: ['user_identity kept'] },
  ],
  ['a removal whose first answer was lost removed it', 'kept', answering(status(404), true), { removed: 1, left: [] }],
  ['what cannot be removed is left', 'kept', answering(status(500)), { removed: 0, left: ['user_identity kept'] }],
])('%s', async (_title, id, call, expected) => {
  const inventory = memoryInventory();
  // Found twice, it is still one thing.
  inventory.add(identity(id));
  inventory.add(identity(id));
  expect(await tidy(inventory, call, 1, keeps)).toEqual({ created: 1, perhaps: [], ...expected });
});
